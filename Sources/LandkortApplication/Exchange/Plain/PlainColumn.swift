import LandkortCore
import LandkortStore

/// Takes a field's cells as they are written, where they are written as nearly all are; a cell it does not take is for
/// ``CellReading``, which would make the same of those it does.
struct PlainColumn {
    private enum Form {
        case integer
        case number
        case date
        case time
        case moment
        /// By the text of the cell: a code, or yes and no.
        case known
        case text
        case reference
        /// None.
        case never
    }

    let field: Field
    private let form: Form
    /// What an empty cell becomes; nil where the row is then for others.
    private let empty: Value?
    private let least: Double
    private let most: Double
    /// Whether a text must be held against the field's rules.
    private let isHeld: Bool
    /// Whether text is UTF-8; else only ASCII is taken.
    var isUTF8 = true
    private let isCommaSeparated: Bool
    private let check: FeatureCheck
    private var known = ByteDictionary()
    /// What the texts of ``known`` mean.
    private var meanings: [Value] = []

    /// More texts are held against the rules each time.
    private static let mostKnown = 50_000

    init(_ column: ImportPlan.Column, _ check: FeatureCheck) {
        let field = column.field
        self.field = field
        self.check = check
        isCommaSeparated = column.reading.isCommaSeparated
        let usual = field.defaultValue ?? .null
        // A bare nil would be a value, ``Value/null``.
        empty = check.admits(usual, in: field) ? .some(usual) : .none
        (least, most) = (field.minimum ?? -.infinity, field.maximum ?? .infinity)
        form = field.multivalued ? .never : Self.form(of: field.type)
        isHeld = field.pattern != nil || field.type == .uri
        for text in Self.knownTexts(of: field.type) {
            let value = column.reading.value(.string(text))
            guard check.admits(value, in: field) else { continue }
            var text = text
            learn(&text, value)
        }
    }

    private static func form(of type: FieldType) -> Form {
        switch type {
        case .integer: .integer
        case .number: .number
        case .date: .date
        case .time: .time
        case .datetime: .moment
        case .code, .boolean: .known
        case .string, .uri: .text
        case .reference: .reference
        }
    }

    private static func knownTexts(of type: FieldType) -> [String] {
        switch type {
        case .boolean: ["ja", "nej", "true", "false", "1", "0", "Ja", "Nej"]
        case .code(let list):
            // Once each, and a title may be a value of another code.
            list.codes.flatMap { [$0.value, $0.title.da, $0.title.en] }.filter { !$0.isEmpty && $0.utf8.first != 0x27 }
        default: []
        }
    }

    private mutating func learn(_ text: inout String, _ meaning: Value) {
        let isNew = text.withUTF8 { known.number(UnsafeRawBufferPointer($0)).isNew }
        if isNew { meanings.append(meaning) }
    }

    /// Adds what a cell says; false, and adds nothing, where that is for others to say.
    mutating func take(_ cell: Slice<UnsafeRawBufferPointer>, to column: inout ValueColumn) -> Bool {
        guard !cell.isEmpty else { return takeEmpty(to: &column) }
        switch form {
        case .integer:
            guard let number = PlainNumber.integer(cell), isInRange(Double(number)) else { return false }
            column.append(integer: number)
        case .number:
            guard let number = PlainNumber.number(cell, isCommaSeparated: isCommaSeparated), isInRange(number) else {
                return false
            }
            column.append(number: number)
        case .date:
            guard !isHeld, PlainMoment.isDate(cell) else { return false }
            column.append(text: UnsafeRawBufferPointer(rebasing: cell))
        case .time:
            guard !isHeld, PlainMoment.isTime(cell) else { return false }
            column.append(text: UnsafeRawBufferPointer(rebasing: cell))
        case .moment:
            guard !isHeld, PlainMoment.isMoment(cell) else { return false }
            column.append(text: UnsafeRawBufferPointer(rebasing: cell))
        case .known:
            guard let number = known.find(ByteKey(UnsafeRawBufferPointer(rebasing: cell))) else { return false }
            column.append(meanings[Int(number)])
        case .text:
            guard isPlainText(cell), !isHeld || holds(cell) else { return false }
            column.append(text: UnsafeRawBufferPointer(rebasing: cell))
        case .reference:
            guard isTrimmed(cell), isPlainText(cell), !isHeld || holds(cell) else { return false }
            column.append(text: UnsafeRawBufferPointer(rebasing: cell))
        case .never: return false
        }
        return true
    }

    private func takeEmpty(to column: inout ValueColumn) -> Bool {
        guard let empty else { return false }
        column.append(empty)
        return true
    }

    private func isInRange(_ number: Double) -> Bool { number >= least && number <= most }

    private func isTrimmed(_ cell: Slice<UnsafeRawBufferPointer>) -> Bool {
        Self.visible.contains(cell[cell.startIndex]) && Self.visible.contains(cell[cell.endIndex - 1])
    }

    /// Whether it is sound text that is more than blanks and surely not too long, and no apostrophe was set before it.
    private func isPlainText(_ cell: Slice<UnsafeRawBufferPointer>) -> Bool {
        guard cell[cell.startIndex] != UInt8(ascii: "'"), cell.count <= Field.longestText else { return false }
        var isVisible = false
        for byte in cell {
            if Self.visible.contains(byte) {
                isVisible = true
            } else if byte >= 0x80 {
                // Behind these first bytes stand rare letters, or none, or control characters, or accents apart.
                guard isUTF8, byte != 0xC2, byte != 0xE0, byte != 0xED, byte < 0xF0, !byte.beginsAccent else {
                    return false
                }
            } else if byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D || byte == 0x7F {
                return false
            }
        }
        return isVisible
    }

    /// Whether the field's rules let the text in.
    private mutating func holds(_ cell: Slice<UnsafeRawBufferPointer>) -> Bool {
        let bytes = UnsafeRawBufferPointer(rebasing: cell)
        if known.find(ByteKey(bytes)) != nil { return true }
        var text = String(decoding: bytes, as: UTF8.self)
        guard check.admits(.string(text), in: field) else { return false }
        if known.count < Self.mostKnown { learn(&text, .null) }
        return true
    }

    private static let visible: ClosedRange<UInt8> = 0x21...0x7E
}
