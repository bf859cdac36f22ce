/// The English texts of one schema: the `.en.json` beside it.
struct Overlay {
    var register: OverlayText?
    var attributes: [String: OverlayText] = [:]
    var codeLists: [String: OverlayCodeList] = [:]
    var groups: [String: OverlayText] = [:]

    /// No texts: everything reads in Danish.
    init() {}

    init(_ file: SourceFile) throws(RegisterProblem) {
        let keys = try Tree(file).keyed(Keys.overlay)
        register = try keys["class"].map { (tree) throws(RegisterProblem) in try OverlayText(tree) }
        attributes = try OverlayText.named(keys.map("attributes"))
        groups = try OverlayText.named(keys.map("groups"))
        for entry in try keys.map("enums") { codeLists[entry.name] = try OverlayCodeList(entry) }
    }
}

/// A title and a description in English.
struct OverlayText {
    let title: String?
    let description: String?
    /// Where it is written: the name it is for.
    let place: SourcePlace

    init(_ tree: Tree, key: Tree? = nil) throws(RegisterProblem) {
        try self.init(tree.keyed(Keys.overlayText), key: key ?? tree)
    }

    fileprivate init(_ keys: Keyed, key: Tree) throws(RegisterProblem) {
        title = try keys.text("title")
        description = try keys.text("description")
        place = key.place
    }

    static func named(_ entries: [Tree.Entry]) throws(RegisterProblem) -> [String: OverlayText] {
        var texts: [String: OverlayText] = [:]
        for entry in entries { texts[entry.name] = try OverlayText(entry.value, key: entry.key) }
        return texts
    }
}

/// The English texts of one code list.
struct OverlayCodeList {
    let text: OverlayText
    let codes: [String: OverlayText]

    init(_ entry: Tree.Entry) throws(RegisterProblem) {
        let keys = try entry.value.keyed(Keys.overlayCodeList)
        text = try OverlayText(keys, key: entry.key)
        codes = try OverlayText.named(keys.map("permissible_values"))
    }
}
