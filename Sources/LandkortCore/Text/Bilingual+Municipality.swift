extension Bilingual {
    /// A municipality by the name that a file gives it, and that it is missing where the file gives none.
    public init(municipality name: String) {
        self =
            name.isEmpty
            ? Bilingual(da: "rækker, hvor kommunen mangler", en: "rows that lack the municipality")
            : Bilingual(da: name, en: name)
    }
}
