extension String {
    /// Sorts as a Danish alphabet does: æ, ø, å last, and aa as å.
    public var danishOrder: String {
        lowercased().replacing("aa", with: "å").replacing("æ", with: "{").replacing("ø", with: "|")
            .replacing("å", with: "}")
    }
}
