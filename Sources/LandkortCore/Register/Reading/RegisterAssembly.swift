/// Puts one register together from its schema and what that inherits.
struct RegisterAssembly {
    let library: Library
    let schema: Schema
    let declaration: ClassDeclaration
    private let inheritance: Inheritance
    private var log: ProblemLog { library.log }
    private var slots: [SlotDeclaration] { inheritance.slots }

    /// `nil` for a schema that only lends to others.
    init?(_ path: String, in library: Library) {
        guard let schema = library.schemas[path], let declaration = schema.recordClass(library.log) else { return nil }
        self.library = library
        self.schema = schema
        self.declaration = declaration
        inheritance = Inheritance(of: declaration, in: library)
    }

    /// `nil` where so much is wrong that nothing can be shown; what it is has been noted.
    func register() -> Register? {
        checkName()
        var fields: [Field] = []
        for slot in slots {
            guard let field = FieldAssembly(slot, for: schema, in: library).field() else { continue }
            fields.append(field)
        }
        // Where a field or a parent could not be read, that is said; what follows from it is not.
        guard inheritance.isComplete, fields.count == slots.count else { return nil }
        setDefaults(&fields)
        setConditions(&fields)
        checkHeadings(of: fields)
        checkRetention(of: fields)
        guard let identifier = identifier(among: fields) else { return nil }
        return register(fields, identifier)
    }

    private func register(_ fields: [Field], _ identifier: Field) -> Register {
        let english = library.overlay(schema.path)
        let usual = fields.contains { $0.name == "navn" } ? "navn" : identifier.name
        let label = names("betegnelse", among: fields) ?? [usual]
        let name = schema.name
        var register = Register(
            id: RegisterID(rawValue: name),
            title: Bilingual(schema.title ?? name, english: english.register?.title),
            description: Bilingual(schema.description ?? "", english: english.register?.description),
            version: schema.version ?? "",
            status: schema.status ?? "draft",
            uri: schema.id,
            className: declaration.name,
            fields: fields,
            geometry: declaration.annotations.texts["geometri"].flatMap(GeometryKind.init(name:)),
            requiresGeometry: declaration.annotations.boolean("geometri_kraeves"),
            identifier: identifier,
            label: label,
            listColumns: names("liste", among: fields) ?? label,
            uniqueKeys: uniqueKeys(among: fields),
            groups: groups(of: fields),
            domain: schema.path.split(separator: "/").dropLast().joined(separator: "/"),
            annotations: declaration.annotations.texts)
        register.colourField = colourField(among: fields)
        register.inUse = inUse(among: fields)
        register.license = schema.license
        register.source = schema.source.flatMap(schema.expanded)
        register.seeAlso = schema.seeAlso.compactMap(schema.expanded)
        return register
    }
}

extension RegisterAssembly {
    private func checkName() {
        let expected = schema.path.split(separator: "/").last.map(String.init) ?? ""
        guard !schema.name.isEmpty else { return }
        _ = log.attempt { () throws(RegisterProblem) in try schema.nameTree.named(.column) }
        guard schema.name != expected else { return }
        log.note(.wrongName(schema.name, expected: expected, at: schema.nameTree.place))
    }

    /// The field that is the id: the slot with `identifier: true`, else `objekt_id`.
    private func identifier(among fields: [Field]) -> Field? {
        let found = fields.filter(\.isIdentifier)
        if found.count > 1, let slot = slots.last(where: { slot in found.contains { $0.name == slot.name } }) {
            log.note(.secondIdentifier(slot.name, at: slot.key.place))
        }
        if let field = found.first ?? fields.first(where: { $0.name == "objekt_id" }) { return field }
        let isTried = slots.contains { $0.keys.tree.names.contains("identifier") }
        if !isTried { log.note(.noIdentifier(declaration.name, at: declaration.key.place)) }
        return nil
    }

    private func setDefaults(_ fields: inout [Field]) {
        guard let tree = declaration.annotations["off_kode"], let code = declaration.annotations.texts["off_kode"]
        else { return }
        guard let index = fields.firstIndex(where: { $0.name == "off_kode" }) else {
            return log.note(.unknownName("off_kode", known: fields.map(\.name), at: tree.place))
        }
        if case .code(let list) = fields[index].type, list[code] == nil {
            log.note(.notAllowed(code, allowed: list.codes.map(\.value), at: tree.place))
        }
        fields[index].defaultValue = .string(code)
    }

    private func setConditions(_ fields: inout [Field]) {
        for (index, slot) in slots.enumerated() {
            guard let tree = slot.annotations["vis_naar"] else { continue }
            if slot.required { log.note(.contradiction("vis_naar", "required", at: tree.place)) }
            let rule = log.attempt { () throws(RegisterProblem) in
                try ConditionReading(tree, of: slot.name, among: fields).rule()
            }
            fields[index].shownWhen = rule
        }
        for (slot, field) in zip(slots, fields) where field.isShownByItself(among: fields) {
            log.note(.circular(field.name, at: slot.key.place))
        }
    }

    /// The values that have a colour each are known beforehand.
    private func colourField(among fields: [Field]) -> String? {
        guard let tree = declaration.annotations["farve"], let name = names("farve", among: fields)?.first else {
            return nil
        }
        guard let field = fields.first(where: { $0.name == name }) else { return name }
        switch field.type {
        case .code, .boolean: if field.multivalued { log.note(.contradiction("farve", "multivalued", at: tree.place)) }
        default: log.note(.doesNotFit("farve", field.type, at: tree.place))
        }
        return name
    }

    private func inUse(among fields: [Field]) -> ShowRule? {
        guard let tree = declaration.annotations["i_brug"] else { return nil }
        return log.attempt { () throws(RegisterProblem) in try ConditionReading(tree, of: "", among: fields).rule() }
    }

    /// The period is counted from a day.
    private func checkRetention(of fields: [Field]) {
        guard let tree = declaration.annotations["opbevaring_fra"] else { return }
        if declaration.annotations["opbevaring"] == nil { log.note(.missingKey("opbevaring", at: tree.place)) }
        guard let name = names("opbevaring_fra", among: fields)?.first,
            let field = fields.first(where: { $0.name == name })
        else { return }
        if ![.date, .datetime].contains(field.type) || field.multivalued {
            log.note(.doesNotFit("opbevaring_fra", field.type, at: tree.place))
        }
    }

    /// Two fields that a column of the same heading could fill.
    private func checkHeadings(of fields: [Field]) {
        var owners: [String: String] = [:]
        for field in fields { owners[field.name.lowercased()] = field.name }
        for slot in slots {
            for alias in slot.keys.list("aliases") {
                guard let text = try? alias.text() else { continue }
                let owner = owners.updateValue(slot.name, forKey: text.lowercased())
                if let owner, owner != slot.name { log.note(.duplicate(text, at: alias.place)) }
            }
        }
    }

    /// The field names of an annotation such as `liste: "navn, by"`, `nil` when it is not there.
    private func names(_ annotation: String, among fields: [Field]) -> [String]? {
        guard let tree = declaration.annotations[annotation],
            let text = log.attempt({ () throws(RegisterProblem) in try tree.text() })
        else { return nil }
        let names = text.split(whereSeparator: { ", ".contains($0) }).map(String.init)
        for name in names where !fields.contains(where: { $0.name == name }) {
            log.note(.unknownName(name, known: fields.map(\.name), at: tree.place))
        }
        if names.isEmpty { log.note(.wrongShape(.text, at: tree.place)) }
        return names.isEmpty ? nil : names
    }

    private func uniqueKeys(among fields: [Field]) -> [[String]] {
        inheritance.uniqueKeys.map { key in
            var names: [String] = []
            for tree in key {
                guard let name = log.attempt({ () throws(RegisterProblem) in try tree.text() }) else { continue }
                if !fields.contains(where: { $0.name == name }) {
                    log.note(.unknownName(name, known: fields.map(\.name), at: tree.place))
                }
                if names.contains(name) { log.note(.duplicate(name, at: tree.place)) }
                names.append(name)
            }
            return names
        }
    }

    private func groups(of fields: [Field]) -> [FieldGroup] {
        var groups: [FieldGroup] = []
        for (field, slot) in zip(fields, slots) {
            guard let name = field.group, !groups.contains(where: { $0.name == name }) else { continue }
            let english = library.overlays(of: slot, in: schema).lazy.compactMap { $0.groups[name]?.title }.first
            groups.append(FieldGroup(name: name, title: Bilingual(name, english: english)))
        }
        return groups
    }
}

extension Schema {
    /// The class with records of its own, `nil` when every class only lends.
    func recordClass(_ log: ProblemLog) -> ClassDeclaration? {
        let found = classes.filter { !$0.isLender }
        for second in found.dropFirst() { log.note(.secondRegister(second.name, at: second.key.place)) }
        return found.first
    }
}

extension Library {
    /// Where the English of a slot may be: beside the register, which may refine it, then beside its own file.
    func overlays(of slot: SlotDeclaration, in schema: Schema) -> [Overlay] {
        [overlay(schema.path), overlay(String(slot.key.file.path.dropLast(".yaml".count)))]
    }
}

extension Tree {
    /// The names in a mapping; none of anything else.
    fileprivate var names: [String] {
        if case .map(let entries) = content { entries.map(\.name) } else { [] }
    }
}
