import LandkortCore

/// A colour for each of a field's values, the same on every map and list, whatever they show.
///
/// The colours are told apart by those who do not see all colours alike: Okabe and Ito, "Color Universal Design", 2008.
struct MapColours {
    /// Of `Web/style/3-pages.css` and `Web/map-items.js`; after them they begin again, with a dark edge.
    static let count = 8

    let field: Field
    /// In the order of the code list.
    let values: [(value: Value, title: Bilingual, isUnknown: Bool)]

    /// Nil for a field without a list of values.
    init?(_ field: Field) {
        guard Self.fits(field) else { return nil }
        self.field = field
        switch field.type {
        case .code(let list): values = list.codes.map { (.string($0.value), $0.title, $0.isUnknown) }
        default:
            values = [
                (.boolean(true), Bilingual(da: "ja", en: "yes"), false),
                (.boolean(false), Bilingual(da: "nej", en: "no"), false),
            ]
        }
    }

    /// Whether a field has a list of values, and one of them.
    static func fits(_ field: Field) -> Bool {
        guard !field.multivalued else { return false }
        switch field.type {
        case .code, .boolean: return true
        case .string, .uri, .integer, .number, .date, .datetime, .time, .reference: return false
        }
    }

    /// The classes of a value's mark; grey for what nobody knows, which keeps its place in the order of colours.
    func mark(of value: Value) -> String {
        guard let place = values.firstIndex(where: { $0.value == value }), !values[place].isUnknown else {
            return "dot dot-none"
        }
        return "dot dot-\(place % Self.count)" + (place >= Self.count ? " dot-edged" : "")
    }

    /// For the script: the values as texts, in order; null for one without a colour.
    var data: String {
        String(decoding: JSON.array(values.map { $0.isUnknown ? .null : .string($0.value.text) }).bytes, as: UTF8.self)
    }
}
