/// Puts one field together: looks its range up, checks what the slot says against it, and adds the English.
struct FieldAssembly {
    private let library: Library
    private let schema: Schema
    private let slot: SlotDeclaration
    private var log: ProblemLog { library.log }

    init(_ slot: SlotDeclaration, for schema: Schema, in library: Library) {
        self.library = library
        self.schema = schema
        self.slot = slot
    }

    /// `nil` where its range is unknown, which is noted.
    func field() -> Field? {
        guard let type = type() else { return nil }
        checkFit(type)
        var field = Field(
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
            unit: slot.unit.map { bilingual($0, \.unit) },
            aliases: slot.aliases,
            group: slot.annotations.texts["gruppe"],
            annotations: slot.annotations.texts)
        field.unitCode = slot.unitCode
        field.deprecation = slot.deprecation
        field.uri = uri()
        field.examples = examples(of: field)
        checkRedacted(field)
        field.defaultValue = log.attempt { () throws(RegisterProblem) in try defaultValue(field) } ?? nil
        return field
    }

    private func bilingual(_ danish: String, _ part: KeyPath<OverlayText, String?>) -> Bilingual {
        let overlays = library.overlays(of: slot, in: schema)
        return Bilingual(danish, english: overlays.lazy.compactMap { $0.attributes[slot.name]?[keyPath: part] }.first)
    }

    private func uri() -> String? {
        guard let tree = slot.keys["slot_uri"], let owner = library.schema(of: tree) else { return nil }
        return log.attempt { () throws(RegisterProblem) in try owner.uri(of: tree) }
    }
}

extension FieldAssembly {
    private func type() -> FieldType? {
        guard let range = slot.range else { return .string }
        guard let name = log.attempt({ () throws(RegisterProblem) in try range.text() }) else { return nil }
        if let builtIn = Self.builtIns[name] { return builtIn }
        let scope = library.scope(of: range)
        if let list = scope.codeLists[name], let owner = library.schemas[list.path] {
            return .code(list.declaration.codeList(in: owner, library.overlay(list.path)))
        }
        if let target = scope.classes[name], !target.declaration.isLender, let register = library.schemas[target.path] {
            return .reference(RegisterID(rawValue: register.name))
        }
        if scope.isComplete { log.note(.unknownName(name, known: knownRanges(scope), at: range.place)) }
        return nil
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

    private func checkFit(_ type: FieldType) {
        for name in ["minimum_value", "maximum_value", "unit"] where type != .integer && type != .number {
            refuse(name, for: type, at: slot.keys.key(name))
        }
        if type != .string, type != .uri { refuse("pattern", for: type, at: slot.keys.key("pattern")) }
        if slot.isIdentifier, type != .string { refuse("identifier", for: type, at: slot.keys.key("identifier")) }
        if slot.annotations.boolean("tjekpunkt"), type != .boolean, !type.isCode {
            refuse("tjekpunkt", for: type, at: slot.annotations["tjekpunkt"])
        }
        if slot.annotations.boolean("langtekst"), type != .string {
            refuse("langtekst", for: type, at: slot.annotations["langtekst"])
        }
    }

    private func refuse(_ name: String, for type: FieldType, at tree: Tree?) {
        guard let tree else { return }
        log.note(.doesNotFit(name, type, at: tree.place))
    }
}

extension FieldAssembly {
    /// The examples that the field itself would take; others are noted.
    private func examples(of field: Field) -> [Field.Example] {
        slot.keys.list("examples").compactMap { example in
            guard case .map(let entries) = example.content,
                let tree = entries.first(where: { $0.name == "value" })?.value, let text = try? tree.text()
            else { return nil }
            guard FieldCheck(field).admits(field.single(text[...])) else {
                log.note(.badExample(text, field.type, at: tree.place))
                return nil
            }
            let description = try? entries.first { $0.name == "description" }?.value.text()
            return Field.Example(value: text, description: description ?? nil)
        }
    }

    /// What shall stand where a person was taken out is a value that the field takes.
    private func checkRedacted(_ field: Field) {
        guard let tree = slot.annotations["slettet_som"], let text = slot.annotations.texts["slettet_som"],
            !FieldCheck(field).admits(field.single(text[...]))
        else { return }
        log.note(.badRedacted(text, field.type, at: tree.place))
    }

    /// LinkML's `ifabsent`: `true`, `false`, or a type and a value such as `string(x)`, `int(3)`, `OffKode(3)`.
    private func defaultValue(_ field: Field) throws(RegisterProblem) -> Value? {
        guard let tree = slot.keys["ifabsent"] else { return nil }
        let text = try tree.text()
        guard let value = Self.value(text, field.type), FieldCheck(field).admits(value) else {
            throw .badDefault(text, field.type, at: tree.place)
        }
        return value
    }

    private static func value(_ text: String, _ type: FieldType) -> Value? {
        if case .boolean = type { return Bool(text.lowercased()).map(Value.boolean) }
        guard text.last == ")", let open = text.firstIndex(of: "(") else { return nil }
        let (word, inner) = (text[..<open], String(text[text.index(after: open)...].dropLast()))
        // LinkML's own tools end the value at the first of these.
        guard words(type).contains(String(word)), !inner.contains(where: { "()\"'".contains($0) }) else { return nil }
        return switch type {
        case .integer: Int(inner).map(Value.integer)
        case .number: Double(inner).map(Value.number)
        default: .string(inner)
        }
    }

    private static func words(_ type: FieldType) -> [String] {
        switch type {
        case .string, .reference: ["string"]
        case .uri: ["string", "uri", "uriorcurie"]
        case .integer: ["int", "integer"]
        case .number: ["float", "double", "decimal"]
        case .boolean: []
        case .date: ["date"]
        case .datetime: ["datetime"]
        case .time: ["time"]
        case .code(let list): ["string", list.name]
        }
    }
}

extension FieldType {
    fileprivate var isCode: Bool {
        if case .code = self { true } else { false }
    }
}
