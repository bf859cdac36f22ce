/// The keys or values of a layer, each once, in the order of first use, encoded as they come.
struct TileDictionary<Entry: TileEntry>: Sendable {
    private var numbers: [Entry: UInt32] = [:]
    /// The entries as fields of the `Layer` message.
    private(set) var fields: [UInt8] = []

    init() {}

    mutating func index(of entry: Entry) -> UInt32 {
        if let number = numbers[entry] { return number }
        let number = UInt32(numbers.count)
        numbers[entry] = number
        entry.append(to: &fields)
        return number
    }
}

/// What a ``TileDictionary`` holds.
protocol TileEntry: Hashable, Sendable {
    /// Writes itself as a field of the `Layer` message.
    func append(to fields: inout [UInt8])
}

extension String: TileEntry {
    func append(to fields: inout [UInt8]) { fields.append(field: 3, text: self) }
}

extension TileValue: TileEntry {
    func append(to fields: inout [UInt8]) { fields.append(field: 4, bytes: message) }
}
