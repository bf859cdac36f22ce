/// What is wrong with one value of a record. A record's problems are a list, so that a form shows all at once.
public enum ValueProblem: Problem, Hashable {
    case missing(FieldPlace)
    case wrongType(FieldPlace, expected: FieldType)
    /// A text that may be two numbers, each as it can be written without doubt.
    case ambiguousNumber(FieldPlace, whole: String, decimal: Bilingual)
    /// A text with commas between thousands, and the number as it is to be written.
    case thousandsCommas(FieldPlace, whole: String)
    /// A text, or a list of texts, of more characters than this.
    case tooLong(FieldPlace, most: Int)
    /// A text with a sign that nobody sees, such as NUL.
    case controlCharacter(FieldPlace)
    /// An address that a browser would run instead of going anywhere, such as `javascript:…`.
    case runningAddress(FieldPlace)
    /// A single value where the field takes a list.
    case notList(FieldPlace)
    /// A list where the field takes a single value.
    case notSingle(FieldPlace)
    /// A text that does not match the field's pattern, and the field's description.
    case pattern(FieldPlace, String, about: Bilingual)
    case tooSmall(FieldPlace, minimum: Double)
    case tooLarge(FieldPlace, maximum: Double)
    case unknownCode(FieldPlace, found: String, allowed: [Code])
    case inactiveCode(FieldPlace, Code)
    case unknownField(String)
    case missingGeometry
    /// `nil` when the register has no geometry at all.
    case wrongGeometry(expected: GeometryKind?)

    /// Always the record, so always `invalid`.
    public var kind: ProblemKind { .invalid }

    /// `value.` and the case.
    public var code: String {
        switch self {
        case .missing: "value.missing"
        case .wrongType: "value.wrong-type"
        case .ambiguousNumber: "value.ambiguous-number"
        case .thousandsCommas: "value.thousands-commas"
        case .tooLong: "value.too-long"
        case .controlCharacter: "value.control-character"
        case .runningAddress: "value.running-address"
        case .notList: "value.not-list"
        case .notSingle: "value.not-single"
        case .pattern: "value.pattern"
        case .tooSmall: "value.too-small"
        case .tooLarge: "value.too-large"
        case .unknownCode: "value.unknown-code"
        case .inactiveCode: "value.inactive-code"
        case .unknownField: "value.unknown-field"
        case .missingGeometry: "value.missing-geometry"
        case .wrongGeometry: "value.wrong-geometry"
        }
    }

    /// The field it is about, `nil` for the geometry.
    public var field: String? {
        switch self {
        case .missing(let place), .wrongType(let place, _), .notList(let place), .notSingle(let place),
            .pattern(let place, _, _), .tooSmall(let place, _), .tooLarge(let place, _), .unknownCode(let place, _, _),
            .inactiveCode(let place, _), .ambiguousNumber(let place, _, _), .thousandsCommas(let place, _),
            .tooLong(let place, _), .controlCharacter(let place), .runningAddress(let place):
            place.name
        case .unknownField(let name): name
        case .missingGeometry, .wrongGeometry: nil
        }
    }

    /// The regular expression that the value does not match, for programs; people are told in words.
    public var regularExpression: String? {
        if case .pattern(_, let pattern, _) = self { pattern } else { nil }
    }

    /// A JSON pointer (RFC 6901) into the record as GeoJSON, such as `/properties/navn` or `/geometry`.
    public var pointer: String {
        switch self {
        case .missing(let place), .wrongType(let place, _), .notList(let place), .notSingle(let place),
            .pattern(let place, _, _), .tooSmall(let place, _), .tooLarge(let place, _), .unknownCode(let place, _, _),
            .inactiveCode(let place, _), .ambiguousNumber(let place, _, _), .thousandsCommas(let place, _),
            .tooLong(let place, _), .controlCharacter(let place), .runningAddress(let place):
            place.pointer
        case .unknownField(let name): FieldPlace(name: name, title: Bilingual(da: name, en: name)).pointer
        case .missingGeometry, .wrongGeometry: "/geometry"
        }
    }
}

/// Where in a record a problem lies: a field, and for a list which of its values.
public struct FieldPlace: Sendable, Hashable {
    /// The field's name.
    public var name: String
    /// The field's title, for the sentence.
    public var title: Bilingual
    /// Counted from 0; `nil` is the whole field.
    public var index: Int?

    /// The place of a field or of one value of it.
    public init(name: String, title: Bilingual, index: Int? = nil) {
        self.name = name
        self.title = title
        self.index = index
    }

    var pointer: String {
        let escaped = name.split(separator: "~", omittingEmptySubsequences: false).joined(separator: "~0")
            .split(separator: "/", omittingEmptySubsequences: false).joined(separator: "~1")
        return "/properties/" + escaped + (index.map { "/\($0)" } ?? "")
    }
}
