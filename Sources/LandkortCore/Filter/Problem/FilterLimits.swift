/// How large a filter may be, so that reading one is always quick.
enum FilterLimits {
    static let characters = 10_000
    /// Of operators, functions and parentheses within each other.
    static let levels = 200
}
