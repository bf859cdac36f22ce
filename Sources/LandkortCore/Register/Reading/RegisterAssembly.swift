/// Puts one register together from its schema and what that inherits.
struct RegisterAssembly {
    let library: Library
    let schema: Schema
    let declaration: ClassDeclaration

    /// `nil` for a schema that only lends to others.
    init?(_ path: String, in library: Library) throws(RegisterProblem) {
        guard let schema = library.schemas[path], let declaration = try schema.recordClass() else { return nil }
        self.library = library
        self.schema = schema
        self.declaration = declaration
    }

    func register() throws(RegisterProblem) -> Register {
        let name = try nameOfFile()
        let slots = try Inheritance(of: declaration, in: library).slots
        let english = library.overlay(schema.path)
        var fields: [Field] = []
        for slot in slots { fields.append(try FieldAssembly(slot, for: schema, in: library).field()) }
        try setDefaults(&fields)
        _ = try names("farve", among: fields)
        let identifier = try identifier(among: fields, slots)
        let usual = fields.contains { $0.name == "navn" } ? "navn" : identifier
        let label = try names("betegnelse", among: fields) ?? [usual]
        return Register(
            id: RegisterID(rawValue: name),
            title: Bilingual(da: schema.title, en: english.register?.title ?? schema.title),
            description: Bilingual(da: schema.description, en: english.register?.description ?? schema.description),
            version: schema.version,
            status: schema.status,
            uri: schema.id,
            className: declaration.name,
            fields: fields,
            geometry: try geometry(),
            requiresGeometry: try declaration.annotations["geometri_kraeves"]?.boolean() ?? false,
            identifier: fields.first { $0.name == identifier } ?? fields[0],
            label: label,
            listColumns: try names("liste", among: fields) ?? label,
            uniqueKeys: try uniqueKeys(among: fields),
            groups: groups(of: fields, slots),
            domain: schema.path.split(separator: "/").dropLast().joined(separator: "/"),
            annotations: try declaration.annotations.texts())
    }

    private func nameOfFile() throws(RegisterProblem) -> String {
        let name = try schema.name.text()
        let expected = schema.path.split(separator: "/").last.map(String.init) ?? ""
        guard name == expected else { throw .wrongName(name, expected: expected, at: schema.name.place) }
        return name
    }
}

extension RegisterAssembly {
    private func geometry() throws(RegisterProblem) -> GeometryKind? {
        guard let tree = declaration.annotations["geometri"] else { return nil }
        let name = try tree.oneOf(GeometryKind.allCases.map(\.geoJSONName))
        return GeometryKind(name: name)
    }

    /// The name of the field that is the id: the slot with `identifier: true`, else `objekt_id`.
    private func identifier(among fields: [Field], _ slots: [Tree.Entry]) throws(RegisterProblem) -> String {
        let found = fields.filter(\.isIdentifier).map(\.name)
        if found.count > 1, let slot = slots.last(where: { found.contains($0.name) }) {
            throw .secondIdentifier(slot.name, at: slot.key.place)
        }
        guard let name = found.first ?? fields.first(where: { $0.name == "objekt_id" })?.name else {
            throw .noIdentifier(declaration.name, at: declaration.key.place)
        }
        return name
    }

    private func setDefaults(_ fields: inout [Field]) throws(RegisterProblem) {
        try checkRules()
        guard let tree = declaration.annotations["off_kode"] else { return }
        guard let index = fields.firstIndex(where: { $0.name == "off_kode" }) else {
            throw .unknownName("off_kode", known: fields.map(\.name), at: tree.place)
        }
        let code = try tree.scalar()
        if case .code(let list) = fields[index].type, list[code] == nil {
            throw .notAllowed(code, allowed: list.codes.map(\.value), at: tree.place)
        }
        fields[index].defaultValue = .string(code)
    }

    private func checkRules() throws(RegisterProblem) {
        for rule in ["laes", "skriv"] { _ = try declaration.annotations[rule]?.oneOf(Keys.roles) }
        _ = try declaration.annotations["raekker"]?.oneOf(["eksempel", "grunddata"])
    }

    /// The field names of an annotation such as `liste: "navn, by"`, `nil` when it is not there.
    private func names(_ annotation: String, among fields: [Field]) throws(RegisterProblem) -> [String]? {
        guard let tree = declaration.annotations[annotation] else { return nil }
        let names = try tree.text().split(whereSeparator: { ", ".contains($0) }).map(String.init)
        for name in names where !fields.contains(where: { $0.name == name }) {
            throw .unknownName(name, known: fields.map(\.name), at: tree.place)
        }
        guard !names.isEmpty else { throw .wrongShape(.text, at: tree.place) }
        return names
    }

    private func uniqueKeys(among fields: [Field]) throws(RegisterProblem) -> [[String]] {
        var keys: [[String]] = []
        for key in declaration.uniqueKeys {
            for tree in key {
                let name = try tree.text()
                guard fields.contains(where: { $0.name == name }) else {
                    throw .unknownName(name, known: fields.map(\.name), at: tree.place)
                }
            }
            keys.append(try key.map { (tree) throws(RegisterProblem) in try tree.text() })
        }
        return keys
    }

    private func groups(of fields: [Field], _ slots: [Tree.Entry]) -> [FieldGroup] {
        var groups: [FieldGroup] = []
        for (field, slot) in zip(fields, slots) {
            guard let name = field.group, !groups.contains(where: { $0.name == name }) else { continue }
            let english = library.overlays(of: slot, in: schema).lazy.compactMap { $0.groups[name]?.title }.first
            groups.append(FieldGroup(name: name, title: Bilingual(da: name, en: english ?? name)))
        }
        return groups
    }
}

extension Schema {
    /// The class with records of its own, `nil` when every class only lends.
    func recordClass() throws(RegisterProblem) -> ClassDeclaration? {
        let found = classes.filter { !$0.isLender }
        guard found.count < 2 else { throw .secondRegister(found[1].name, at: found[1].key.place) }
        return found.first
    }
}

extension Library {
    /// Where the English of a slot may be: beside the register, which may refine it, then beside its own file.
    func overlays(of slot: Tree.Entry, in schema: Schema) -> [Overlay] {
        [overlay(schema.path), overlay(String(slot.key.file.path.dropLast(".yaml".count)))]
    }
}
