import Foundation
import LandkortCore

/// Makes what stands in a cell a value of one field, as generously as can be done without guessing.
///
/// What cannot be made so stays as it was, and the check of the record then says what is wrong.
struct CellReading {
    private let field: Field
    private let digits: Int?
    private let pattern: Regex<AnyRegexOutput>?
    private let blanks: Set<String>
    private let codes: CodeReading?
    /// Whether a single point is the decimal mark of a field that takes decimals, whatever stands behind it; what could
    /// then be thousands after all, a comma before three digits or a point in a whole number, is in doubt.
    let isCommaSeparated: Bool

    init(
        _ field: Field, _ target: ColumnMapping.Target, blanks: [String], isCommaSeparated: Bool = false
    ) throws(ImportProblem) {
        self.field = field
        self.isCommaSeparated = isCommaSeparated
        self.blanks = Set(blanks)
        digits = target.digits
        pattern = target.pattern.flatMap { try? Regex($0) }
        guard target.pattern == nil || pattern != nil else { throw .badPattern(target.pattern ?? "") }
        if case .code(let list) = field.type { codes = CodeReading(list) } else { codes = nil }
    }

    /// Whether a text is read as it stands: nothing is cut, filled up or taken for blank.
    var isBare: Bool { digits == nil && pattern == nil && blanks.isEmpty }

    func value(_ raw: Value) -> Value {
        guard !raw.isNull, !blanks.contains(raw.plainText) else { return .null }
        guard field.multivalued else { return single(raw) }
        let items = list(raw).map(single).filter { !$0.isNull }
        return items.isEmpty ? .null : .array(items)
    }

    /// Codes that were found only by putting zeros in front of what stands in the cell.
    func restored(_ raw: Value, _ value: Value) -> [RestoredZeros] {
        guard codes != nil, raw != value, !value.isNull else { return [] }
        let items = field.multivalued ? list(raw) : [raw]
        return items.compactMap { item in
            let text = item.plainText.trimmingCharacters(in: .whitespacesAndNewlines)
            guard let code = codes?.code(text), RestoredZeros.lie(between: text, and: code) else { return nil }
            return RestoredZeros(field.name, text, code)
        }
    }

    private func list(_ raw: Value) -> [Value] {
        guard case .string(let text) = raw else {
            if case .array(let items) = raw { return items }
            return [raw]
        }
        if text.hasPrefix("["), let data = text.data(using: .utf8),
            let items = try? JSONSerialization.jsonObject(with: data) as? [Any]
        {
            return items.map(Self.item)
        }
        return text.split(separator: "|").map { .string(String($0)) }
    }

    /// One of a JSON list, whose numbers are numbers.
    private static func item(_ item: Any) -> Value {
        guard let number = JSONNumber(item) else { return .string("\(item)") }
        return number.integer.map(Value.integer) ?? .number(number.double)
    }

    private func single(_ raw: Value) -> Value {
        let raw = reshaped(raw)
        let text = raw.plainText.trimmingCharacters(in: .whitespacesAndNewlines).composed
        guard !text.isEmpty else { return .null }
        switch field.type {
        case .integer: return integer(raw, text).map(Value.integer) ?? raw
        case .number: return number(raw, text).map(Value.number) ?? raw
        case .boolean: return Self.flag(text).map(Value.boolean) ?? raw
        case .date: return .string(MomentReading(text)?.day ?? text)
        case .datetime: return field.type.normalized(.string(MomentReading(text)?.moment ?? text))
        case .time: return .string(MomentReading.time(text) ?? text)
        case .code: return .string(codes?.code(text) ?? text)
        case .reference: return .string(text)
        case .string: return .string(raw.plainText.composed)
        // Another way of writing it may lead elsewhere.
        case .uri: return .string(raw.plainText)
        }
    }

    /// What the mapping does to a text before it is read.
    private func reshaped(_ raw: Value) -> Value {
        guard pattern != nil || digits != nil else { return raw }
        var text = raw.plainText
        if let pattern, let match = text.wholeMatch(of: pattern) {
            text = (1..<max(match.output.count, 1)).compactMap { match.output[$0].substring.map(String.init) }.joined()
        }
        if let digits, text.count < digits, text.allSatisfy(\.isNumber) {
            text = String(repeating: "0", count: digits - text.count) + text
        }
        return .string(text)
    }

    private func integer(_ raw: Value, _ text: String) -> Int? {
        switch raw {
        case .integer(let number): number
        case .number(let number): Int(exactly: number)
        case .string: isCommaSeparated && isPointed(text) ? nil : WrittenNumber(text)?.integer
        default: nil
        }
    }

    private func number(_ raw: Value, _ text: String) -> Double? {
        switch raw {
        case .integer(let number): Double(number)
        case .number(let number): number
        case .string: number(text)
        default: nil
        }
    }

    private func number(_ text: String) -> Double? {
        let written = WrittenNumber(text)
        guard isCommaSeparated else { return written?.number }
        guard text.contains(",") else { return written?.decimal }
        return written?.doubt(in: .integer) == nil ? written?.number : nil
    }

    /// Whether one point stands before three digits, and nothing else that parts them.
    private func isPointed(_ text: String) -> Bool { WrittenNumber(text)?.doubt(in: .number) != nil }

    private static func flag(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "ja", "j", "sand", "true", "yes", "1", "x": true
        case "nej", "n", "falsk", "false", "no", "0": false
        default: nil
        }
    }
}

/// Finds a code by its value, its title, or the number that it is.
private struct CodeReading {
    private let list: CodeList
    private let titles: [String: String]
    private let numbers: [Int: [String]]

    init(_ list: CodeList) {
        self.list = list
        titles = Dictionary(
            list.codes.flatMap { code in [code.title.da, code.title.en].map { (ColumnName.folded($0), code.value) } },
            uniquingKeysWith: { first, _ in first })
        numbers = Dictionary(grouping: list.codes.map(\.value).filter { Int($0) != nil }) { Int($0) ?? 0 }
    }

    func code(_ text: String) -> String? {
        if list[text] != nil { return text }
        if let same = WrittenNumber(text)?.integer.flatMap({ numbers[$0] }), same.count == 1 {
            return same[0]
        }
        let folded = ColumnName.folded(text)
        return list.codes.first { ColumnName.folded($0.value) == folded }?.value ?? titles[folded]
    }
}

extension Value {
    /// As a person would type it.
    var plainText: String {
        switch self {
        case .null: ""
        case .string(let text): text
        case .integer(let number): String(number)
        case .number(let number): number.plainDigits
        case .boolean(let flag): flag ? "true" : "false"
        case .array(let items): items.map(\.plainText).joined(separator: "|")
        }
    }
}
