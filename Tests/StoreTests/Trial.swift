import Foundation
import LandkortCore

/// A register with a field of every type, and rows of it.
enum Trial {
    static let id: RegisterID = "proeve"

    static func register(_ geometry: GeometryKind? = .point, id: RegisterID = Trial.id) -> Register {
        let key = field("objekt_id", isIdentifier: true)
        let codes = CodeList(
            name: "Kode", title: words("Kode"), description: words(""),
            codes: ["1", "2", "07"].map { Code(value: $0, title: words($0), description: words("")) })
        let fields = [
            key, field("versions_id"), field("systid_fra", .datetime), field("systid_til", .datetime),
            field("oprettet", .datetime),
            field("off_kode", defaultValue: "3"), field("navn"), field("web", .uri), field("antal", .integer),
            field("hoejde", .number), field("aktiv", .boolean), field("dag", .date), field("tid", .datetime),
            field("klokken", .time), field("kode", .code(codes)), field("kommune", .reference("kommune")),
            field("navne", multivalued: true), field("tal", .integer, multivalued: true),
            field("maal", .number, multivalued: true), field("koder", .code(codes), multivalued: true),
            field("svar", .boolean, multivalued: true), field("noegle"), field("select from \"x\""),
        ]
        return Register(
            id: id, title: words("Prøve \(id)"), fields: fields, geometry: geometry, identifier: key, label: ["navn"],
            listColumns: ["navn"], uniqueKeys: [["noegle"]])
    }

    static func field(
        _ name: String, _ type: FieldType = .string, multivalued: Bool = false, isIdentifier: Bool = false,
        defaultValue: Value? = nil
    ) -> Field {
        Field(
            name: name, title: words(name), type: type, multivalued: multivalued, isIdentifier: isIdentifier,
            defaultValue: defaultValue)
    }

    private static func words(_ text: String) -> Bilingual { Bilingual(da: text, en: text) }

    /// A uuid made of a number, so that tests can name it.
    static func id(_ number: Int) -> Feature.ID {
        "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - String(number).count) + String(number)
    }

    /// A row that anyone may see unless `visibility` says otherwise.
    static func row(
        _ number: Int, at geometry: Geometry? = nil, visibility: Value = "1", _ values: [String: Value] = [:]
    ) -> Feature {
        let own: [String: Value] = ["off_kode": visibility, "navn": .string("Nr. \(number)")]
        return Feature(id: id(number), values: own.merging(values) { $1 }, geometry: geometry)
    }

    static func point(_ x: Double, _ y: Double) -> Geometry { .point(Position(x: x, y: y)) }
}

extension Feature {
    /// What the caller gave, without what the store adds.
    func without(_ fields: String...) -> Feature {
        var feature = self
        for field in fields { feature.values[field] = nil }
        return feature
    }
}
