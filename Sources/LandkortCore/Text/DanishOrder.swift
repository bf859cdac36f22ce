/// What letters count as where Danish text is sorted or searched, as pairs of a letter and what stands for it.
///
/// In pairs, so that a database can do the same with nothing but `replace`.
public enum DanishLetters {
    /// For sorting: æ, ø, å last, in that order, and aa as å; of other letters only what they are a form of.
    public static let order = [
        ("aa", "}"), ("Å", "}"), ("å", "}"), ("Æ", "{"), ("æ", "{"), ("Ä", "{"), ("ä", "{"), ("Ø", "|"), ("ø", "|"),
        ("Ö", "|"), ("ö", "|"), ("Ü", "y"), ("ü", "y"), ("É", "e"), ("é", "e"),
    ]

    /// For searching: å as aa, æ as ae, ø as oe, however they are written.
    public static let search = [
        ("Å", "aa"), ("å", "aa"), ("Æ", "ae"), ("æ", "ae"), ("Ä", "ae"), ("ä", "ae"), ("Ø", "oe"), ("ø", "oe"),
        ("Ö", "oe"), ("ö", "oe"),
    ]
}

extension String {
    /// Sorts as a Danish alphabet does: æ, ø, å last, and aa as å.
    public var danishOrder: String { Self.ordered.written(lowercased()) }

    private static let ordered = LetterTable(DanishLetters.order)
}

extension Sequence {
    /// In the Danish order of a text of each, which is made once for each.
    public func danishSorted(by text: (Element) -> String) -> [Element] {
        map { (key: text($0).danishOrder, element: $0) }.sorted { $0.key < $1.key }.map(\.element)
    }
}
