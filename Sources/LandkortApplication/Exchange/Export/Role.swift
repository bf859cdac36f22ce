public import LandkortCore

/// The readers that a command can name.
public enum Role: String, Sendable, CaseIterable {
    /// The public.
    case anonymous
    /// Whoever has the store file.
    case administrator

    /// What a store is asked with.
    public var reader: Reader {
        switch self {
        case .anonymous: .anonymous
        case .administrator: .administrator
        }
    }
}
