/// Who reads. Every read of a store takes one, so that a forgotten rule does not compile.
public struct Reader: Sendable, Hashable {
    enum Role: Hashable {
        case anonymous
        case administrator
    }

    let role: Role

    /// The public: sees what is open to everyone.
    public static let anonymous = Reader(role: .anonymous)
    /// Sees everything: the person who has the store file.
    public static let administrator = Reader(role: .administrator)

    /// Whether this reader may see `field` at all: its `laes` names the lowest role that may.
    public func sees(_ field: Field) -> Bool {
        role == .administrator || ["alle", nil].contains(field.annotations["laes"])
    }

    /// Which records of `register` this reader may see.
    public func visibility(in register: Register) -> Visibility {
        guard role == .anonymous, register[Visibility.field] != nil else { return .all }
        return .records(field: Visibility.field, equal: .string(Visibility.everyone))
    }
}

/// The records of one register that a reader may see.
public enum Visibility: Sendable, Hashable {
    case all
    case records(field: String, equal: Value)

    /// GeoFA's field for it: 1 everyone, 2 the responsible authority, 3 all authorities.
    static let field = "off_kode"
    static let everyone = "1"
}
