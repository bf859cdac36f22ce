/// One enum as it is written.
struct CodeListDeclaration {
    let name: String
    let key: Tree
    let title: String?
    let description: String?
    let status: String?
    let deprecation: String?
    let uri: Tree?
    let annotations: Annotations
    let codes: [CodeDeclaration]

    init(_ entry: Tree.Entry, _ log: ProblemLog) {
        let keys = entry.value.keyed(Keys.codeList, log)
        name = entry.name
        key = entry.key
        title = keys.text("title")
        description = keys.text("description")
        status = keys.oneOf(Keys.statuses, "status")
        deprecation = keys.text("deprecated")
        uri = keys["enum_uri"]
        annotations = Annotations(keys, allowed: Keys.codeListAnnotations)
        codes = keys.map("permissible_values").map { CodeDeclaration($0, log) }
        _ = log.attempt { () throws(RegisterProblem) in try ClassDeclaration.checkName(key) }
        if let values = keys.required("permissible_values"), codes.isEmpty {
            log.note(.wrongShape(.map, at: values.place))
        }
    }

    /// The list with its English texts, Danish where there are none.
    func codeList(in schema: Schema, _ english: Overlay) -> CodeList {
        let texts = english.codeLists[name]
        return CodeList(
            name: name,
            title: Bilingual(title ?? name, english: texts?.text.title),
            description: Bilingual(description ?? "", english: texts?.text.description),
            codes: codes.map { $0.code(in: schema, texts?.codes[$0.value]) },
            status: status, deprecation: deprecation, uri: uri.flatMap(schema.expanded))
    }
}

/// One permissible value as it is written.
struct CodeDeclaration {
    let value: String
    let key: Tree
    let title: String?
    let description: String?
    let status: String?
    let deprecation: String?
    let meaning: Tree?

    init(_ entry: Tree.Entry, _ log: ProblemLog) {
        let keys = entry.value.keyed(Keys.code, log)
        value = entry.name
        key = entry.key
        title = keys.text("title")
        description = keys.text("description")
        status = keys.oneOf(Keys.statuses, "status")
        deprecation = keys.text("deprecated")
        meaning = keys["meaning"]
    }

    func code(in schema: Schema, _ english: OverlayText?) -> Code {
        Code(
            value: value,
            title: Bilingual(title ?? value, english: english?.title),
            description: Bilingual(description ?? "", english: english?.description),
            isActive: deprecation == nil && status != "deprecated",
            deprecation: deprecation, meaning: meaning.flatMap(schema.expanded))
    }
}

extension Bilingual {
    /// Danish stands in where there is no English.
    init(_ danish: String, english: String?) { self.init(da: danish, en: english ?? danish) }
}
