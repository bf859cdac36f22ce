/// A property of one layer: its numbers in the layer's lists of keys and values.
///
/// Only good in the layer that made it.
public struct TileTag: Sendable, Hashable {
    let key: UInt32
    let value: UInt32
}

/// The name of a property of one layer: its number in the layer's list of keys.
public struct TileKey: Sendable, Hashable {
    let number: UInt32
}

/// One layer of a ``VectorTile`` under construction.
public struct VectorLayer: Sendable {
    /// Unique in its tile.
    public let name: String
    /// Features so far.
    public private(set) var count = 0

    private let frame: TileFrame
    private var geometry = TileGeometry()
    private var keys = TileDictionary()
    private var values = TileDictionary()
    private var tags: [UInt32] = []
    private var features: [UInt8] = []

    init(_ name: String, _ frame: TileFrame) {
        self.name = name
        self.frame = frame
    }

    /// Adds a feature unless nothing of its geometry is left in the tile, and says whether it did.
    ///
    /// - Parameters:
    ///   - id: unique in the layer when given.
    ///   - properties: keys at most once each; null is expressed by leaving one out.
    /// - Complexity: O(positions + properties), some 0.1 µs a property for the lookup of its text: see ``tag(_:_:)``.
    @discardableResult
    public mutating func add(
        id: UInt64? = nil, _ shape: Geometry, properties: [(String, TileValue)] = []
    ) -> Bool {
        geometry.draw(shape, in: frame)
        return write(id, properties)
    }

    /// Adds a square of the national grid, as ``add(id:_:properties:)`` does a polygon but without one.
    @discardableResult
    public mutating func add(id: UInt64? = nil, _ cell: GridCell, properties: [(String, TileValue)] = []) -> Bool {
        geometry.draw(cell, in: frame)
        return write(id, properties)
    }

    /// A property to give to many features by number.
    public mutating func tag(_ key: String, _ value: TileValue) -> TileTag {
        TileTag(key: keys.index(of: key), value: values.index(of: value))
    }

    /// Adds a feature with properties that ``tag(_:_:)`` has made.
    @discardableResult
    public mutating func add(id: UInt64? = nil, _ shape: Geometry, tags: [TileTag]) -> Bool {
        geometry.draw(shape, in: frame)
        return write(id, tags)
    }

    /// Adds a point with properties that ``tag(_:_:)`` has made: the fast way for many.
    @discardableResult
    public mutating func add(id: UInt64? = nil, point: Position, tags: [TileTag]) -> Bool {
        geometry.draw(point, in: frame)
        return write(id, tags)
    }

    /// Adds a square of the national grid with properties that ``tag(_:_:)`` has made.
    @discardableResult
    public mutating func add(id: UInt64? = nil, _ cell: GridCell, tags: [TileTag]) -> Bool {
        geometry.draw(cell, in: frame)
        return write(id, tags)
    }
}

extension VectorLayer {
    /// Adds a feature as a store reads it: the values that are not null, under `keys` in the same order.
    ///
    /// - Parameter keys: what ``key(_:)`` gave.
    /// - Complexity: as ``add(id:point:tags:)``: nothing is made of a text that is there already.
    @discardableResult
    public mutating func add(_ row: FeatureRow, under keys: [TileKey]) -> Bool {
        guard let shape = row.geometry else { return false }
        geometry.draw(shape, in: frame)
        guard !geometry.isEmpty else { return false }
        tags.removeAll(keepingCapacity: true)
        for (place, key) in keys.enumerated() {
            guard let value = index(of: row.values[place]) else { continue }
            tags.append(key.number)
            tags.append(value)
        }
        writeFeature(nil)
        return true
    }

    /// A property's name, to give to many features by number.
    public mutating func key(_ name: String) -> TileKey { TileKey(number: keys.index(of: name)) }

    /// Bytes it takes as a part of a tile, to some twenty.
    public var size: Int { features.count + keys.fields.count + values.fields.count }

    private mutating func index(of value: RowValue) -> UInt32? {
        switch value {
        case .plain(let text): values.index(ofText: text)
        case .value(let value): TileValue(value).map { values.index(of: $0) }
        }
    }

    /// The `Layer` message; version first, as readers look there first.
    var message: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(features.count + keys.fields.count + values.fields.count + name.utf8.count + 16)
        bytes.append(field: 15, varint: 2)
        bytes.append(field: 1, text: name)
        bytes.append(contentsOf: features)
        bytes.append(contentsOf: keys.fields)
        bytes.append(contentsOf: values.fields)
        bytes.append(field: 5, varint: UInt64(frame.extent))
        return bytes
    }

    private mutating func write(_ id: UInt64?, _ properties: [(String, TileValue)]) -> Bool {
        guard !geometry.isEmpty else { return false }
        tags.removeAll(keepingCapacity: true)
        for (key, value) in properties {
            tags.append(keys.index(of: key))
            tags.append(values.index(of: value))
        }
        writeFeature(id)
        return true
    }

    private mutating func write(_ id: UInt64?, _ given: [TileTag]) -> Bool {
        guard !geometry.isEmpty else { return false }
        tags.removeAll(keepingCapacity: true)
        for tag in given {
            tags.append(tag.key)
            tags.append(tag.value)
        }
        writeFeature(id)
        return true
    }

    /// The `Feature` message: its length must stand before it, so sizes are counted first.
    private mutating func writeFeature(_ id: UInt64?) {
        let tagSize = tags.varintSize
        let commandSize = geometry.commands.varintSize
        var size = 3 + UInt64(commandSize).varintSize + commandSize
        if let id { size += 1 + id.varintSize }
        if tagSize > 0 { size += 1 + UInt64(tagSize).varintSize + tagSize }

        features.append(varint: 2 << 3 | 2)
        features.append(varint: UInt64(size))
        if let id { features.append(field: 1, varint: id) }
        if tagSize > 0 { features.append(field: 2, packed: tags, size: tagSize) }
        features.append(field: 3, varint: geometry.kind.rawValue)
        features.append(field: 4, packed: geometry.commands, size: commandSize)
        count += 1
    }
}
