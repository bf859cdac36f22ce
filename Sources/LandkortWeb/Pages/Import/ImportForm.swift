import LandkortApplication
import LandkortCore

/// What the import page shows: a file to be sent, or one that was tried.
struct ImportForm {
    let source: RegisterSource
    let mark: String
    var mode = ImportMode.insert
    var upload: UploadShelf.Upload?
    /// Whether the file that is asked for was imported since, or is too old.
    var isGone = false
    /// What was imported before, newest first.
    var receipts: [ImportNote] = []

    /// The columns' fields as a form sent them: `kolonne.0`, `kolonne.1`, …
    static func mapping(_ sent: Parameters, columns: [String]) -> ColumnMapping {
        var mapping = ColumnMapping()
        for (place, column) in columns.enumerated() {
            guard let field = sent["kolonne.\(place)"] else { continue }
            mapping.columns[column] = ColumnMapping.Target(field)
        }
        return mapping
    }

    /// What a column can become, by name and title.
    func choices(_ language: Language) -> [(name: String, title: String)] {
        let fields = source.register.fields.filter { !$0.tellsOfVersion }.map { ($0.name, $0.title[language]) }
        guard source.geometry != nil else { return fields }
        let place = Bilingual(da: "Sted", en: "Place")[language]
        return fields + [("geometri", place), ("x", "\(place): x"), ("y", "\(place): y")]
    }
}
