/// A number as somebody wrote it in a cell or a form: a sign, digits, blanks, marks between the thousands and one
/// decimal mark, in Danish or in English; no exponent.
///
/// One mark with three digits behind it and one to three before may be either. In a field of whole numbers a point then
/// stands between thousands, as in the Danish `100.000`, and a comma is in doubt; where decimals may be, a comma is the
/// decimal mark and a point is in doubt.
public struct WrittenNumber: Sendable, Hashable {
    private let sign: String
    /// The digits around the marks.
    private let groups: [String]
    private let marks: [Character]

    /// Nil for what is no number. O(length).
    public init?(_ text: String) {
        var bare = text.filter { !$0.isWhitespace }[...]
        let first = bare.first
        if let first, "+-−".contains(first) { bare = bare.dropFirst() }
        sign = first == "-" || first == "−" ? "-" : ""
        marks = bare.filter { ".,".contains($0) }
        groups = bare.split(omittingEmptySubsequences: false) { ".,".contains($0) }.map(String.init)
        guard groups.contains(where: { !$0.isEmpty }) else { return nil }
        guard groups.allSatisfy({ $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }) else { return nil }
    }

    /// In a field of whole numbers; nil in doubt, with other decimals than zeros, and beyond 64 bits.
    public var integer: Int? {
        if isThousands(".") { return Int(sign + groups.joined()) }
        guard !isThousands(","), let (whole, fraction) = parts, fraction.allSatisfy({ $0 == "0" }) else { return nil }
        return Int(sign + (whole.isEmpty ? "0" : whole))
    }

    /// In a field that takes decimals; nil in doubt.
    public var number: Double? { isThousands(".") ? nil : decimal }

    /// Where there are no marks between thousands, as in coordinates: one mark alone is the decimal mark.
    public var decimal: Double? {
        parts.flatMap { whole, fraction in Double("\(sign)\(whole.isEmpty ? "0" : whole).\(fraction)0") }
    }

    /// The two numbers it may be in a field of this type, as they can be written without doubt; nil where it is in none.
    public func doubt(in type: FieldType) -> (whole: String, decimal: Bilingual)? {
        let whole = sign + groups.joined()
        switch type {
        case .integer where isThousands(","):
            let zeros = groups[1].reversed().prefix { $0 == "0" }.count
            let fraction = groups[1].dropLast(zeros)
            let start = sign + groups[0]
            guard !fraction.isEmpty else { return (whole, Bilingual(da: start, en: start)) }
            return (whole, Bilingual(da: "\(start),\(fraction)", en: "\(start).\(fraction)"))
        case .number where isThousands("."):
            let text = groups.joined(separator: ",")
            return (whole, Bilingual(da: sign + text, en: "\(sign)\(groups.joined(separator: "."))0"))
        default: return nil
        }
    }

    /// How a whole number with commas between all its thousands is written without them; nil for any other.
    public var withoutCommas: String? {
        marks.count > 1 && Set(marks) == [","] && isGrouped(groups[...]) ? sign + groups.joined() : nil
    }

    /// How a coordinate is written without the mark that may stand between its thousands; nil where none may.
    public var ungrouped: String? { isThousands(".") || isThousands(",") ? sign + groups.joined() : nil }

    /// Whether `mark` stands once, where it could be between thousands.
    private func isThousands(_ mark: Character) -> Bool { marks == [mark] && isGrouped(groups[...]) }

    private func isGrouped(_ groups: ArraySlice<String>) -> Bool {
        guard let first = groups.first, 1...3 ~= first.count, first.first != "0" else { return false }
        return groups.dropFirst().allSatisfy { $0.count == 3 }
    }

    /// The digits before and behind the decimal mark.
    private var parts: (whole: String, fraction: String)? {
        guard marks.count > 1 else { return (groups[0], groups.count > 1 ? groups[1] : "") }
        if Set(marks) == ["."] { return isGrouped(groups[...]) ? (groups.joined(), "") : nil }
        guard Set(marks.dropLast()).count == 1, marks.first != marks.last, isGrouped(groups.dropLast()) else {
            return nil
        }
        return (groups.dropLast().joined(), groups[groups.count - 1])
    }
}
