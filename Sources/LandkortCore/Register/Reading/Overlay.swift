/// The English texts of one schema: the `.en.json` beside it.
struct Overlay {
    var register: OverlayText?
    /// By the name of a class; for those that have no records of their own.
    var classes: [String: OverlayText] = [:]
    var attributes: [String: OverlayText] = [:]
    var codeLists: [String: OverlayCodeList] = [:]
    var groups: [String: OverlayText] = [:]

    /// No texts: everything reads in Danish.
    init() {}

    init(_ tree: Tree, _ log: ProblemLog) {
        let keys = tree.keyed(Keys.overlay, log)
        register = keys["class"].map { OverlayText($0.keyed(Keys.overlayText, log), key: keys.key("class") ?? $0) }
        classes = OverlayText.named(keys.map("classes"), log)
        attributes = OverlayText.named(keys.map("attributes"), log, Keys.overlayAttribute)
        groups = OverlayText.named(keys.map("groups"), log)
        for entry in keys.map("enums") { codeLists[entry.name] = OverlayCodeList(entry, log) }
    }
}

/// A title and a description in English, and a field's unit.
struct OverlayText {
    let title: String?
    let description: String?
    let unit: String?
    private let key: Tree

    fileprivate init(_ keys: Keyed, key: Tree) {
        title = keys.text("title")
        description = keys.text("description")
        unit = keys.text("unit")
        self.key = key
    }

    /// Where it is written: the name it is for.
    var place: SourcePlace { key.place }

    static func named(
        _ entries: [Tree.Entry], _ log: ProblemLog, _ known: [String] = Keys.overlayText
    ) -> [String: OverlayText] {
        var texts: [String: OverlayText] = [:]
        for entry in entries {
            texts[entry.name] = OverlayText(entry.value.keyed(known, log), key: entry.key)
        }
        return texts
    }
}

/// The English texts of one code list.
struct OverlayCodeList {
    let text: OverlayText
    let codes: [String: OverlayText]

    init(_ entry: Tree.Entry, _ log: ProblemLog) {
        let keys = entry.value.keyed(Keys.overlayCodeList, log)
        text = OverlayText(keys, key: entry.key)
        codes = OverlayText.named(keys.map("permissible_values"), log)
    }
}
