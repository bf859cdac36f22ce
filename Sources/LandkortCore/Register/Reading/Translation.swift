/// Compares one schema with the English texts beside it.
struct Translation {
    private let schema: Schema
    private let english: Overlay
    private let record: ClassDeclaration?
    /// Fields the file declares, refines or, for a register, inherits.
    private let known: [String]

    init(_ path: String, in library: Library) throws(RegisterProblem) {
        guard let schema = library.schemas[path] else { preconditionFailure("no schema at \(path)") }
        self.schema = schema
        english = library.overlay(path)
        record = try schema.recordClass()
        var known = schema.classes.flatMap { $0.attributes + $0.slotUsage }.map(\.name)
        if let record { known += try Inheritance(of: record, in: library).slots.map(\.name) }
        self.known = known
    }

    /// Refuses English for something that is not there.
    func refuseStrangers() throws(RegisterProblem) {
        if let text = english.register, record == nil {
            throw .unknownName("class", known: [], at: text.place)
        }
        try Self.refuse(english.attributes, outside: known)
        try Self.refuse(english.groups, outside: ownGroups())
        try Self.refuse(english.codeLists.mapValues(\.text), outside: schema.codeLists.map(\.name))
        for list in schema.codeLists {
            try Self.refuse(english.codeLists[list.name]?.codes ?? [:], outside: list.codes.map(\.value))
        }
    }

    private static func refuse(_ texts: [String: OverlayText], outside known: [String]) throws(RegisterProblem) {
        for (name, text) in texts.sorted(by: { $0.key < $1.key }) where !known.contains(name) {
            throw .unknownName(name, known: known, at: text.place)
        }
    }

    private func ownGroups() throws(RegisterProblem) -> [String] {
        var groups: [String] = []
        for slot in schema.classes.flatMap({ $0.attributes + $0.slotUsage }) {
            guard let group = try SlotDeclaration(slot).annotations["gruppe"]?.scalar() else { continue }
            if !groups.contains(group) { groups.append(group) }
        }
        return groups
    }
}

extension Translation {
    /// JSON pointers into the file where a text is missing; see ``RegisterReader/gaps(in:)``.
    func gaps() throws(RegisterProblem) -> [String] {
        var gaps = record == nil ? [] : missing("class", schema.title, schema.description, english.register)
        for declaration in schema.classes {
            for slot in declaration.attributes where try SlotDeclaration(slot).title == nil {
                gaps.append("\(schema.tree.file.path)#/attributes/\(slot.name)/title")
            }
            for slot in declaration.attributes + declaration.slotUsage {
                let slot = try SlotDeclaration(slot)
                gaps += missing("attributes/\(slot.name)", slot.title, slot.description, english.attributes[slot.name])
            }
        }
        for group in try ownGroups() { gaps += missing("groups/\(group)", group, nil, english.groups[group]) }
        for list in schema.codeLists { gaps += self.gaps(of: list) }
        return gaps
    }

    private func gaps(of list: CodeListDeclaration) -> [String] {
        let texts = english.codeLists[list.name]
        let path = "enums/\(list.name)"
        return list.codes.reduce(into: missing(path, list.title, list.description, texts?.text)) { gaps, code in
            let path = "\(path)/permissible_values/\(code.value)"
            gaps += missing(path, code.title, code.description, texts?.codes[code.value])
        }
    }

    private func missing(
        _ path: String, _ title: String?, _ description: String?, _ english: OverlayText?
    ) -> [String] {
        let parts = [("title", title, english?.title), ("description", description, english?.description)]
        return parts.filter { !($0.1 ?? "").isEmpty && ($0.2 ?? "").isEmpty }
            .map { "\(schema.path).en.json#/\(path)/\($0.0)" }
    }
}
