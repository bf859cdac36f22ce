extension Int {
    /// The number with the word that goes with it, such as `1 række` and `2 rækker`.
    public func counted(_ one: String, _ many: String) -> String { "\(self) \(self == 1 ? one : many)" }
}
