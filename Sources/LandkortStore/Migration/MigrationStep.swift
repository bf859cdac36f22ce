public import LandkortCore

/// One thing that is done to a store so that it fits a changed declaration.
public enum MigrationStep: Sendable, Hashable {
    case makeRegister(RegisterID)
    case addField(RegisterID, field: String)
    /// The new field names the old one among its aliases.
    case rename(RegisterID, from: String, to: String)
    case convert(RegisterID, field: String, from: RegisterShape.Column, to: RegisterShape.Column)
    /// No longer declared: the values stay in the file and are not shown.
    case setAside(RegisterID, field: String)
    /// Declared again: the values that were set aside are shown as they are.
    case bringBack(RegisterID, field: String)
    case geometry(RegisterID, from: GeometryKind?, to: GeometryKind)
    case keys(RegisterID)

    /// Whether nothing that is there changes its name or form.
    public var isAdditive: Bool {
        switch self {
        case .makeRegister, .addField, .setAside, .bringBack, .keys: true
        case .rename, .convert, .geometry: false
        }
    }

    /// Whether a program that knows the declaration can read and write what is there before it is done.
    var leavesUse: Bool {
        switch self {
        case .setAside, .bringBack, .keys: true
        case .makeRegister, .addField, .rename, .convert, .geometry: false
        }
    }

    /// The register it is done to.
    public var register: RegisterID {
        switch self {
        case .makeRegister(let id), .addField(let id, _), .rename(let id, _, _), .convert(let id, _, _, _),
            .setAside(let id, _), .bringBack(let id, _), .geometry(let id, _, _), .keys(let id):
            id
        }
    }

    /// What it does, in a line.
    public var sentence: Bilingual {
        switch self {
        case .makeRegister(let id):
            Bilingual(da: "\(id): registret oprettes.", en: "\(id): the register is made.")
        case .addField(let id, let field):
            Bilingual(
                da: "\(id).\(field): feltet tilføjes, tomt i de poster, der er.",
                en: "\(id).\(field): the field is added, empty in the records there are.")
        case .rename(let id, let old, let new):
            Bilingual(
                da: "\(id).\(old): feltet får navnet \(new), også i tidligere versioner.",
                en: "\(id).\(old): the field is named \(new), in earlier versions too.")
        case .convert(let id, let field, let old, let new):
            Bilingual(
                da: """
                    \(id).\(field): værdierne gøres fra \(old.title.da) til \(new.title.da). Hvad der i tidligere \
                    versioner ikke kan, bliver tomt dér.
                    """,
                en: """
                    \(id).\(field): the values are turned from \(old.title.en) into \(new.title.en). What cannot in \
                    earlier versions becomes empty there.
                    """)
        case .setAside(let id, let field):
            Bilingual(
                da: "\(id).\(field): feltet er ikke erklæret længere; værdierne bliver i filen, men vises ikke.",
                en: "\(id).\(field): the field is no longer declared; its values stay in the file and are not shown.")
        case .bringBack(let id, let field):
            Bilingual(
                da: "\(id).\(field): feltet er erklæret igen; de værdier, der blev sat til side, vises.",
                en: "\(id).\(field): the field is declared again; the values that were set aside are shown.")
        case .geometry(let id, let old, let new):
            Bilingual(
                da: "\(id): geometrien gøres fra \(old.title.da) til \(new.geoJSONName).",
                en: "\(id): the geometry is turned from \(old.title.en) into \(new.geoJSONName).")
        case .keys(let id):
            Bilingual(
                da: "\(id): de entydige nøgler ændres.", en: "\(id): the unique keys are changed.")
        }
    }
}

extension RegisterShape.Column {
    var title: Bilingual {
        let one = kind.type.title
        guard isList else { return one }
        return Bilingual(da: "en liste af \(one.da)", en: "a list of \(one.en)")
    }
}

extension GeometryKind? {
    var title: Bilingual {
        self.map { Bilingual(da: $0.geoJSONName, en: $0.geoJSONName) } ?? Bilingual(da: "ingen", en: "none")
    }
}
