public import LandkortCore

/// A vector tile taken apart: a small reader of protocol buffers, independent of the code that writes them.
public struct TileReader {
    /// Named features with the keys and values that their tags number.
    public struct Layer {
        /// The collection it is drawn from.
        public var name = ""
        /// 2 in every tile written since 2016.
        public var version: UInt64 = 1
        /// Units on a side of the tile.
        public var extent: UInt64 = 4096
        /// Names of properties.
        public var keys: [String] = []
        /// Values of properties, nil for one that cannot be read.
        public var values: [TileValue?] = []
        /// In the order they are drawn.
        public var features: [Feature] = []
    }

    /// One feature as it is written.
    public struct Feature: Equatable {
        /// Nil where the tile gives none.
        public var id: UInt64?
        /// Places of keys and values by turns.
        public var tags: [UInt32] = []
        /// 1 point, 2 line, 3 polygon.
        public var type: UInt64 = 0
        /// Moves of a pen, as the specification packs them.
        public var commands: [UInt32] = []
    }

    struct Malformed: Error {}

    /// In the order of the tile.
    public let layers: [Layer]

    /// Reads all of a tile; throws where it is not one.
    public init(_ bytes: [UInt8]) throws {
        layers = try Self.fields(bytes[...]).map { field in
            guard field.number == 3 else { throw Malformed() }
            return try Self.layer(field.bytes)
        }
    }

    private struct Field {
        var number: UInt64
        var value: UInt64 = 0
        var bytes: ArraySlice<UInt8> = []
    }

    private static func layer(_ bytes: ArraySlice<UInt8>) throws -> Layer {
        var layer = Layer()
        for field in try fields(bytes) {
            switch field.number {
            case 1: layer.name = String(decoding: field.bytes, as: UTF8.self)
            case 2: layer.features.append(try feature(field.bytes))
            case 3: layer.keys.append(String(decoding: field.bytes, as: UTF8.self))
            case 4: layer.values.append(try value(field.bytes))
            case 5: layer.extent = field.value
            case 15: layer.version = field.value
            default: throw Malformed()
            }
        }
        return layer
    }

    private static func feature(_ bytes: ArraySlice<UInt8>) throws -> Feature {
        var feature = Feature()
        for field in try fields(bytes) {
            switch field.number {
            case 1: feature.id = field.value
            case 2: feature.tags = try packed(field.bytes)
            case 3: feature.type = field.value
            case 4: feature.commands = try packed(field.bytes)
            default: throw Malformed()
            }
        }
        return feature
    }

    private static func value(_ bytes: ArraySlice<UInt8>) throws -> TileValue? {
        guard let field = try fields(bytes).first else { return nil }
        switch field.number {
        case 1: return .string(String(decoding: field.bytes, as: UTF8.self))
        case 2: return .double(Double(Float(bitPattern: UInt32(field.value))))
        case 3: return .double(Double(bitPattern: field.value))
        case 4: return .integer(Int64(bitPattern: field.value))
        case 5: return .unsigned(field.value)
        case 6: return .integer(Int64(field.value >> 1) ^ -Int64(field.value & 1))
        case 7: return .boolean(field.value != 0)
        default: return nil
        }
    }

    private static func packed(_ bytes: ArraySlice<UInt8>) throws -> [UInt32] {
        var (rest, numbers) = (bytes, [UInt32]())
        while !rest.isEmpty { numbers.append(UInt32(try varint(&rest))) }
        return numbers
    }

    private static func fields(_ bytes: ArraySlice<UInt8>) throws -> [Field] {
        var (rest, fields) = (bytes, [Field]())
        while !rest.isEmpty {
            let key = try varint(&rest)
            var field = Field(number: key >> 3)
            switch key & 7 {
            case 0: field.value = try varint(&rest)
            case 1: field.value = try fixed(8, &rest)
            case 5: field.value = try fixed(4, &rest)
            case 2: field.bytes = try taking(Int(try varint(&rest)), &rest)
            default: throw Malformed()
            }
            fields.append(field)
        }
        return fields
    }

    private static func varint(_ rest: inout ArraySlice<UInt8>) throws -> UInt64 {
        var number: UInt64 = 0
        for shift in stride(from: 0, to: 70, by: 7) {
            guard let byte = rest.popFirst() else { throw Malformed() }
            number |= UInt64(byte & 0x7F) << UInt64(shift)
            if byte < 0x80 { return number }
        }
        throw Malformed()
    }

    private static func fixed(_ count: Int, _ rest: inout ArraySlice<UInt8>) throws -> UInt64 {
        try taking(count, &rest).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    private static func taking(_ count: Int, _ rest: inout ArraySlice<UInt8>) throws -> ArraySlice<UInt8> {
        guard count <= rest.count else { throw Malformed() }
        defer { rest.removeFirst(count) }
        return rest.prefix(count)
    }
}

extension TileReader.Layer {
    /// A feature's properties by name.
    public func properties(_ feature: TileReader.Feature) -> [String: TileValue] {
        var found: [String: TileValue] = [:]
        for index in stride(from: 0, to: feature.tags.count - 1, by: 2) {
            found[keys[Int(feature.tags[index])]] = values[Int(feature.tags[index + 1])]
        }
        return found
    }
}

extension TileReader.Feature {
    /// The coordinates in tile units, a list for each MoveTo (for points, one list of all).
    public var parts: [[SIMD2<Int>]] {
        var (parts, cursor, index) = ([[SIMD2<Int>]](), SIMD2<Int>(0, 0), 0)
        while index < commands.count {
            let (command, count) = (commands[index] & 7, Int(commands[index] >> 3))
            index += 1
            if command == 1 && (type != 1 || parts.isEmpty) { parts.append([]) }
            guard command != 7 else { continue }
            for _ in 0..<count {
                cursor &+= SIMD2(Self.step(commands[index]), Self.step(commands[index + 1]))
                parts[parts.count - 1].append(cursor)
                index += 2
            }
        }
        return parts
    }

    private static func step(_ zigzag: UInt32) -> Int { Int(zigzag >> 1) ^ -Int(zigzag & 1) }
}

extension [SIMD2<Int>] {
    /// Twice the area by the surveyor's formula, y downwards: what the specification calls positive.
    public var doubledArea: Int {
        indices.reduce(0) { sum, index in
            let (one, other) = (self[index], self[(index + 1) % count])
            return sum + one.x * other.y - other.x * one.y
        }
    }
}
