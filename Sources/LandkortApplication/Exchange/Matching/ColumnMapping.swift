import Foundation
import LandkortCore

/// How a file's columns become a register's fields, where their names do not say it: given by a person, read from a
/// file, or kept from an earlier import.
public struct ColumnMapping: Sendable, Hashable {
    /// Where a column goes, and what is done to its texts on the way.
    public struct Target: Sendable, Hashable {
        /// A field's name; `geometri`, `x` or `y` for the place; empty for a column to be left out.
        public var field: String
        /// Whole numbers get zeros in front until they have as many digits.
        public var digits: Int?
        /// Matches the whole text, which its groups then replace, one behind the other.
        public var pattern: String?

        /// A column that goes to `field`.
        public init(_ field: String, digits: Int? = nil, pattern: String? = nil) {
            self.field = field
            self.digits = digits
            self.pattern = pattern
        }
    }

    /// By column.
    public var columns: [String: Target] = [:]
    /// The same for every row, by field, as a person would type it.
    public var fixed: [String: String] = [:]
    /// Texts that stand for no value, such as `NA`.
    public var blanks: [String] = []
    /// Only rows whose columns match these patterns somewhere are read.
    public var conditions: [String: String] = [:]
    /// The layer or sheet.
    public var layer: String?
    /// What takes the meaning from the character after it in quoted cells, such as `\`.
    public var escape: String?

    /// Everything by name.
    public init() {}

    /// This mapping with what `other` says in its place.
    public func overridden(by other: ColumnMapping) -> ColumnMapping {
        var merged = self
        merged.columns.merge(other.columns) { $1 }
        merged.fixed.merge(other.fixed) { $1 }
        merged.conditions.merge(other.conditions) { $1 }
        merged.blanks += other.blanks.filter { !blanks.contains($0) }
        merged.layer = other.layer ?? layer
        merged.escape = other.escape ?? escape
        return merged
    }
}

extension ColumnMapping: Codable {
    private enum CodingKeys: String, CodingKey {
        case columns = "kolonner"
        case fixed = "faste"
        case blanks = "tomme"
        case conditions = "hvor"
        case layer = "lag"
        case escape = "undvigelse"
    }

    /// What is left out is as ``init()`` has it.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        columns = try container.decodeIfPresent([String: Target].self, forKey: .columns) ?? [:]
        fixed = try container.decodeIfPresent([String: String].self, forKey: .fixed) ?? [:]
        blanks = try container.decodeIfPresent([String].self, forKey: .blanks) ?? []
        conditions = try container.decodeIfPresent([String: String].self, forKey: .conditions) ?? [:]
        layer = try container.decodeIfPresent(String.self, forKey: .layer)
        escape = try container.decodeIfPresent(String.self, forKey: .escape)
    }

    /// The mapping in a JSON file; see `docs/reference/udveksling.md`.
    ///
    /// - Throws: ``ImportProblem/badMapping(_:)``.
    public init(file path: String) throws(ImportProblem) {
        guard let data = FileManager.default.contents(atPath: path),
            let mapping = try? JSONDecoder().decode(ColumnMapping.self, from: data)
        else { throw .badMapping(path) }
        self = mapping
    }

    /// As a store keeps it.
    init(json: String) { self = (try? JSONDecoder().decode(ColumnMapping.self, from: Data(json.utf8))) ?? Self() }

    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}

extension ColumnMapping.Target: Codable {
    private enum CodingKeys: String, CodingKey {
        case field = "felt"
        case digits = "cifre"
        case pattern = "moenster"
    }

    /// A bare text is the field's name.
    public init(from decoder: any Decoder) throws {
        if let field = try? decoder.singleValueContainer().decode(String.self) {
            self.init(field)
            return
        }
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            try container.decode(String.self, forKey: .field),
            digits: try container.decodeIfPresent(Int.self, forKey: .digits),
            pattern: try container.decodeIfPresent(String.self, forKey: .pattern))
    }
}
