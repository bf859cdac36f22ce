/// Lists what one schema declares.
struct ElementReading {
    private let schema: Schema
    private let english: Overlay
    private let log: ProblemLog

    init(_ schema: Schema, _ english: Overlay, _ log: ProblemLog) {
        self.schema = schema
        self.english = english
        self.log = log
    }

    var elements: [DeclaredElement] {
        [header] + schema.classes.flatMap { [type($0)] + fields(of: $0) }
            + schema.codeLists.flatMap { [list($0)] + codes(of: $0) }
    }

    private func element(
        _ kind: DeclaredElement.Kind, _ name: String, owner: String? = nil, at key: Tree, _ text: OverlayText?
    ) -> DeclaredElement {
        let steps = [owner, name].compactMap { $0 }.map(Self.encoded).joined(separator: ".")
        var element = DeclaredElement(
            kind, name, owner: owner, path: schema.path,
            uri: kind == .schema ? schema.id : "\(schema.id)#\(steps)", place: key.place)
        element.englishTitle = text?.title
        element.englishDescription = text?.description
        element.status = schema.status
        element.version = schema.version
        return element
    }

    /// What RFC 3986 does not reserve stands; the rest, the dot too, is percent-encoded.
    private static func encoded(_ name: String) -> String {
        name.utf8.map { byte in
            let isPlain =
                UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
                || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
            let digits = String(byte, radix: 16, uppercase: true)
            return isPlain ? String(UnicodeScalar(byte)) : "%" + (digits.count == 1 ? "0" : "") + digits
        }.joined()
    }
}

extension ElementReading {
    private var header: DeclaredElement {
        var element = element(.schema, schema.name, at: schema.nameTree, english.register)
        element.title = schema.title
        element.description = schema.description
        element.source =
            schema.source.flatMap(schema.expanded) ?? schema.annotations.texts["kilde"]
            ?? schema.classes.first { !$0.isLender }?.annotations.texts["kilde"]
        return element
    }

    private func type(_ declaration: ClassDeclaration) -> DeclaredElement {
        let text = english.classes[declaration.name] ?? (declaration.isLender ? nil : english.register)
        var element = element(.type, declaration.name, at: declaration.key, text)
        element.title = declaration.title
        element.description = declaration.description
        element.source = declaration.annotations.texts["kilde"]
        return element
    }

    private func fields(of declaration: ClassDeclaration) -> [DeclaredElement] {
        declaration.attributes.map { slot in
            var element = element(
                .field, slot.name, owner: declaration.name, at: slot.key, english.attributes[slot.name])
            element.title = slot.title
            element.description = slot.description
            element.source = slot.annotations.texts["kilde"]
            element.deprecation = slot.deprecation
            element.aliases = slot.aliases
            element.examples = slot.keys.list("examples").compactMap { example in
                try? example.keyed(Keys.example, log)["value"]?.text()
            }
            element.meaning = slot.keys["slot_uri"].flatMap(schema.expanded)
            return element
        }
    }

    private func list(_ list: CodeListDeclaration) -> DeclaredElement {
        var element = element(.codeList, list.name, at: list.key, english.codeLists[list.name]?.text)
        element.title = list.title
        element.description = list.description
        element.source = list.annotations.texts["kilde"]
        element.status = list.status ?? schema.status
        element.deprecation = list.deprecation
        element.meaning = list.uri.flatMap(schema.expanded)
        return element
    }

    private func codes(of list: CodeListDeclaration) -> [DeclaredElement] {
        list.codes.map { code in
            let text = english.codeLists[list.name]?.codes[code.value]
            var element = element(.code, code.value, owner: list.name, at: code.key, text)
            element.title = code.title
            element.description = code.description
            element.status = code.status ?? schema.status
            element.deprecation = code.deprecation
            element.meaning = code.meaning.flatMap(schema.expanded)
            return element
        }
    }
}
