public import LandkortCore
public import Testing

/// A test's log names a register; it does not print it.
extension Register: CustomTestStringConvertible {
    /// Its name.
    public var testDescription: String { id.rawValue }
}
