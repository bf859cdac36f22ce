/// What an import does with rows that the register has, and with those that the file lacks.
public enum ImportMode: String, Sendable, CaseIterable {
    /// New rows only; one that is there already is an error.
    case insert
    /// Rows that are there get the file's values; the others are new.
    case update
    /// As `update`, and rows of the register that the file lacks are ended.
    case replace
}
