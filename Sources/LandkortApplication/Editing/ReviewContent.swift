import Foundation
import LandkortCore
import LandkortStore

/// A record as it is kept while it waits: JSON with the geometry as hexadecimal well-known binary, EPSG:25832.
struct ReviewContent: Codable {
    private let id: String
    private let values: [String: Scalar]
    private let geometry: String?

    init(_ feature: Feature) {
        id = feature.id
        values = feature.values.mapValues(Scalar.init)
        geometry = feature.geometry.map { geometry in
            WKB.encode(geometry).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        }
    }

    /// - Throws: ``StoreProblem/damaged(_:)``.
    init(text: String) throws(StoreProblem) {
        do {
            self = try JSONDecoder().decode(Self.self, from: Data(text.utf8))
        } catch {
            throw .damaged("gennemsyn: \(error)")
        }
    }

    /// The same for the same record.
    var text: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    var feature: Feature {
        get throws {
            Feature(id: id, values: values.mapValues(\.value), geometry: try geometry.flatMap { try Self.geometry($0) })
        }
    }

    private static func geometry(_ digits: String) throws -> Geometry? {
        let digits = Array(digits)
        let bytes = stride(from: 0, to: digits.count - 1, by: 2).compactMap {
            UInt8(String(digits[$0...$0 + 1]), radix: 16)
        }
        return try WKB.decode(bytes)
    }
}

/// One value with its type, so that a number that was whole comes back as one.
private enum Scalar: Codable {
    case null
    case text(String)
    case integer(Int)
    case number(Double)
    case flag(Bool)
    case list([Scalar])

    init(_ value: Value) {
        switch value {
        case .null: self = .null
        case .string(let text): self = .text(text)
        case .integer(let number): self = .integer(number)
        case .number(let number): self = .number(number)
        case .boolean(let flag): self = .flag(flag)
        case .array(let values): self = .list(values.map(Scalar.init))
        }
    }

    var value: Value {
        switch self {
        case .null: .null
        case .text(let text): .string(text)
        case .integer(let number): .integer(number)
        case .number(let number): .number(number)
        case .flag(let flag): .boolean(flag)
        case .list(let values): .array(values.map(\.value))
        }
    }
}
