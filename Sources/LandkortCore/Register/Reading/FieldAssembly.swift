/// Puts one field together: looks its range up, checks what the slot says against it, and adds the English.
struct FieldAssembly {
    private let library: Library
    private let schema: Schema
    private let entry: Tree.Entry
    private let slot: SlotDeclaration

    init(_ entry: Tree.Entry, for schema: Schema, in library: Library) throws(RegisterProblem) {
        self.library = library
        self.schema = schema
        self.entry = entry
        slot = try SlotDeclaration(entry)
    }

    func field() throws(RegisterProblem) -> Field {
        let type = try type()
        try checkFit(type)
        let annotations = try slot.annotations.texts()
        return Field(
            name: slot.name,
            title: bilingual(slot.title ?? slot.name, \.title),
            description: bilingual(slot.description ?? "", \.description),
            type: type,
            required: slot.required || slot.isIdentifier,
            recommended: slot.recommended,
            multivalued: slot.multivalued,
            isIdentifier: slot.isIdentifier,
            pattern: slot.pattern,
            minimum: slot.minimum,
            maximum: slot.maximum,
            unit: slot.unit,
            defaultValue: try defaultValue(type),
            aliases: slot.aliases,
            group: annotations["gruppe"],
            annotations: annotations)
    }

    private func bilingual(_ danish: String, _ part: KeyPath<OverlayText, String?>) -> Bilingual {
        let overlays = library.overlays(of: entry, in: schema)
        let english = overlays.lazy.compactMap { $0.attributes[slot.name]?[keyPath: part] }.first
        return Bilingual(da: danish, en: english ?? danish)
    }

    private func type() throws(RegisterProblem) -> FieldType {
        guard let range = slot.range else { return .string }
        let name = try range.text()
        if let builtIn = Self.builtIns[name] { return builtIn }
        let scope = library.scope(of: range)
        if let list = scope.codeLists[name] {
            return .code(list.declaration.codeList(in: library.overlay(list.path)))
        }
        guard let target = scope.classes[name], !target.declaration.isLender,
            let register = library.schemas[target.path]
        else { throw .unknownName(name, known: knownRanges(scope), at: range.place) }
        return .reference(RegisterID(rawValue: try register.name.text()))
    }

    private func knownRanges(_ scope: Scope) -> [String] {
        let classes = scope.classes.filter { !$0.value.declaration.isLender }.keys
        return Self.builtIns.keys.sorted() + scope.codeLists.keys.sorted() + classes.sorted()
    }

    private static let builtIns: [String: FieldType] = [
        "string": .string, "uri": .uri, "uriorcurie": .uri, "integer": .integer, "float": .number,
        "double": .number, "decimal": .number, "boolean": .boolean, "date": .date, "datetime": .datetime,
        "time": .time,
    ]

    private func checkFit(_ type: FieldType) throws(RegisterProblem) {
        for name in ["minimum_value", "maximum_value"] where type != .integer && type != .number {
            guard let key = slot.keys.key(name) else { continue }
            throw .doesNotFit(name, type, at: key.place)
        }
        if type != .string, type != .uri, let key = slot.keys.key("pattern") {
            throw .doesNotFit("pattern", type, at: key.place)
        }
        if slot.isIdentifier, slot.multivalued, let key = slot.keys.key("multivalued") {
            throw .doesNotFit("multivalued", type, at: key.place)
        }
    }
}

extension FieldAssembly {
    /// LinkML's `ifabsent`: `true`, `false`, or a type and a value such as `string(x)`, `int(3)`, `OffKode(3)`.
    private func defaultValue(_ type: FieldType) throws(RegisterProblem) -> Value? {
        guard let tree = slot.keys["ifabsent"] else { return nil }
        let text = try tree.scalar()
        let value = Self.value(text, type)
        guard let value, type.admits(value), Self.isKnown(value, type) else {
            throw .badDefault(text, type, at: tree.place)
        }
        return value
    }

    private static func value(_ text: String, _ type: FieldType) -> Value? {
        if case .boolean = type { return Bool(text).map(Value.boolean) }
        guard text.last == ")", let open = text.firstIndex(of: "(") else { return nil }
        let (word, inner) = (text[..<open], String(text[text.index(after: open)...].dropLast()))
        guard words(type).contains(String(word)) else { return nil }
        return switch type {
        case .integer: Int(inner).map(Value.integer)
        case .number: Double(inner).map(Value.number)
        default: .string(inner)
        }
    }

    private static func words(_ type: FieldType) -> [String] {
        switch type {
        case .string, .uri, .reference: ["string"]
        case .integer: ["int", "integer"]
        case .number: ["float", "double", "decimal"]
        case .boolean: []
        case .date: ["date"]
        case .datetime: ["datetime"]
        case .time: ["time"]
        case .code(let list): ["string", list.name]
        }
    }

    private static func isKnown(_ value: Value, _ type: FieldType) -> Bool {
        guard case .code(let list) = type else { return true }
        return value.string.flatMap { list[$0] } != nil
    }
}
