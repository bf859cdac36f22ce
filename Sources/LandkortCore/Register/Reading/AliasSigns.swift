/// A text whose aliases the YAML library reads as texts of their own, for it would put a copy of what they stand for in
/// the place of each: nine lines of lists of lists are then more than a machine can hold.
///
/// Every `*` is put as another letter while the library reads, so that each place stays what it was.
struct AliasSigns {
    /// What the library is to read.
    let text: String
    private let letter: Character

    /// Nil for a text that has every one of the letters for private use that would do.
    init?(_ text: String) {
        let letters = (0xE200...0xE2FF).compactMap(Unicode.Scalar.init(_:) as (Int) -> Unicode.Scalar?)
        guard let free = letters.first(where: { !text.unicodeScalars.contains($0) }) else { return nil }
        letter = Character(free)
        self.text = text.contains("*") ? text.replacing("*", with: String(letter)) : text
    }

    /// A text that was read, as the file has it.
    func restored(_ read: String) -> String {
        read.contains(letter) ? read.replacing(String(letter), with: "*") : read
    }

    /// Whether a text without quotes stands where the file has an alias: none can begin so.
    func isAlias(_ read: String) -> Bool { read.first == letter }
}
