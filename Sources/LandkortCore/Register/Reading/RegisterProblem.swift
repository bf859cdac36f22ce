/// Why a declaration cannot be read, and where: each case carries the place to look.
public enum RegisterProblem: Problem, Hashable {
    /// Not YAML or JSON; the text is the parser's own.
    case syntax(String, at: SourcePlace)
    /// A key or name that is there already.
    case duplicate(String, at: SourcePlace)
    case unknownKey(String, allowed: [String], at: SourcePlace)
    case missingKey(String, at: SourcePlace)
    case wrongShape(DeclaredShape, at: SourcePlace)
    /// Text that YAML reads as something else, such as the code `0773`, which becomes 507.
    case unquoted(String, at: SourcePlace)
    /// YAML's `&`, `*` and `!`.
    case unsupported(String, at: SourcePlace)
    /// A value outside a fixed set.
    case notAllowed(String, allowed: [String], at: SourcePlace)
    /// A class, code list, field or code that nothing is called.
    case unknownName(String, known: [String], at: SourcePlace)
    /// With the paths, from the same file, of schemas that have the name wanted.
    case importNotFound(String, near: [String], at: SourcePlace)
    /// A class that inherits from itself.
    case circular(String, at: SourcePlace)
    case badPattern(String, at: SourcePlace)
    case badDefault(String, FieldType, at: SourcePlace)
    /// An example that the field itself would refuse.
    case badExample(String, FieldType, at: SourcePlace)
    /// A `slettet_som` that the field itself would refuse.
    case badRedacted(String, FieldType, at: SourcePlace)
    /// A part of `vis_naar` that is no condition.
    case badCondition(String, at: SourcePlace)
    /// A name or short value that is not written as it has to be.
    case badForm(String, NameForm, at: SourcePlace)
    /// Two keys that cannot both be as they are.
    case contradiction(String, String, at: SourcePlace)
    /// A key that means nothing for a field of this type.
    case doesNotFit(String, FieldType, at: SourcePlace)
    case noIdentifier(String, at: SourcePlace)
    case secondIdentifier(String, at: SourcePlace)
    /// More than one class with records of its own in one file.
    case secondRegister(String, at: SourcePlace)
    /// The schema's name is not that of its file.
    case wrongName(String, expected: String, at: SourcePlace)
    /// English texts for a schema that is not there.
    case orphanOverlay(String, at: SourcePlace)

    /// Always the declaration, so always `invalid`.
    public var kind: ProblemKind { .invalid }

    /// `register.` and the case.
    public var code: String {
        switch self {
        case .syntax: "register.syntax"
        case .duplicate: "register.duplicate"
        case .unknownKey: "register.unknown-key"
        case .missingKey: "register.missing-key"
        case .wrongShape: "register.wrong-shape"
        case .unquoted: "register.unquoted"
        case .unsupported: "register.unsupported"
        case .notAllowed: "register.not-allowed"
        case .unknownName: "register.unknown-name"
        case .importNotFound: "register.import-not-found"
        case .circular: "register.circular"
        case .badPattern: "register.bad-pattern"
        case .badDefault: "register.bad-default"
        case .badExample: "register.bad-example"
        case .badRedacted: "register.bad-redacted"
        case .badCondition: "register.bad-condition"
        case .badForm: "register.bad-form"
        case .contradiction: "register.contradiction"
        case .doesNotFit: "register.does-not-fit"
        case .noIdentifier: "register.no-identifier"
        case .secondIdentifier: "register.second-identifier"
        case .secondRegister: "register.second-register"
        case .wrongName: "register.wrong-name"
        case .orphanOverlay: "register.orphan-overlay"
        }
    }

    /// Where to look.
    public var place: SourcePlace {
        switch self {
        case .syntax(_, let place), .duplicate(_, let place), .unknownKey(_, _, let place),
            .missingKey(_, let place), .wrongShape(_, let place), .unquoted(_, let place),
            .unsupported(_, let place), .notAllowed(_, _, let place), .unknownName(_, _, let place),
            .importNotFound(_, _, let place), .circular(_, let place), .badPattern(_, let place),
            .badDefault(_, _, let place), .badExample(_, _, let place),
            .badRedacted(_, _, let place), .badCondition(_, let place),
            .badForm(_, _, let place), .contradiction(_, _, let place), .doesNotFit(_, _, let place),
            .noIdentifier(_, let place),
            .secondIdentifier(_, let place), .secondRegister(_, let place), .wrongName(_, _, let place),
            .orphanOverlay(_, let place):
            place
        }
    }
}

/// What a declaration can require a value to be.
public enum DeclaredShape: Sendable, Hashable {
    case map
    case list
    case text
    case number
    case boolean
}
