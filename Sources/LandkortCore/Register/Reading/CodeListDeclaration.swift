/// One enum as it is written.
struct CodeListDeclaration {
    let name: String
    let key: Tree
    let title: String
    let description: String
    let codes: [CodeDeclaration]

    init(_ entry: Tree.Entry) throws(RegisterProblem) {
        let keys = try entry.value.keyed(Keys.codeList)
        name = entry.name
        key = entry.key
        title = try keys.text("title") ?? entry.name
        description = try keys.text("description") ?? ""
        for name in ["status", "deprecated", "meaning"] { _ = try keys.text(name) }
        let values = try keys.required("permissible_values")
        codes = try values.entries().map { (entry) throws(RegisterProblem) in try CodeDeclaration(entry) }
        guard !codes.isEmpty else { throw .wrongShape(.map, at: values.place) }
    }

    /// The list with its English texts, Danish where there are none.
    func codeList(in english: Overlay) -> CodeList {
        let texts = english.codeLists[name]
        return CodeList(
            name: name,
            title: Bilingual(da: title, en: texts?.text.title ?? title),
            description: Bilingual(da: description, en: texts?.text.description ?? description),
            codes: codes.map { $0.code(in: texts?.codes[$0.value]) })
    }
}

/// One permissible value as it is written.
struct CodeDeclaration {
    let value: String
    let key: Tree
    let title: String
    let description: String
    let isActive: Bool

    init(_ entry: Tree.Entry) throws(RegisterProblem) {
        let keys = try entry.value.keyed(Keys.code)
        value = entry.name
        key = entry.key
        title = try keys.text("title") ?? entry.name
        description = try keys.text("description") ?? ""
        isActive = try keys.text("deprecated") == nil
        for name in ["status", "meaning"] { _ = try keys.text(name) }
    }

    func code(in english: OverlayText?) -> Code {
        Code(
            value: value,
            title: Bilingual(da: title, en: english?.title ?? title),
            description: Bilingual(da: description, en: english?.description ?? description),
            isActive: isActive)
    }
}
