/// Compares one schema with the English texts beside it.
struct Translation {
    private let schema: Schema
    private let english: Overlay
    private let record: ClassDeclaration?
    private let log: ProblemLog
    /// Fields the file declares, refines or, for a register, inherits.
    private let known: [String]

    init?(_ path: String, in library: Library) {
        guard let schema = library.schemas[path] else { return nil }
        self.schema = schema
        log = library.log
        english = library.overlay(path)
        record = schema.classes.first { !$0.isLender }
        var known = schema.classes.flatMap { $0.attributes + $0.slotUsage }.map(\.name)
        if let record { known += Inheritance(of: record, in: library).slots.map(\.name) }
        self.known = known
    }

    /// Notes English for something that is not there.
    func refuseStrangers() {
        refuse(english.classes, outside: schema.classes.map(\.name))
        refuse(english.attributes, outside: known)
        refuse(english.groups, outside: ownGroups)
        refuse(english.codeLists.mapValues(\.text), outside: schema.codeLists.map(\.name))
        for list in schema.codeLists {
            refuse(english.codeLists[list.name]?.codes ?? [:], outside: list.codes.map(\.value))
        }
    }

    private func refuse(_ texts: [String: OverlayText], outside known: [String]) {
        for (name, text) in texts where !known.contains(name) {
            log.note(.unknownName(name, known: known, at: text.place))
        }
    }

    private var ownGroups: [String] {
        var groups: [String] = []
        for slot in schema.classes.flatMap({ $0.attributes + $0.slotUsage }) {
            guard let group = slot.annotations.texts["gruppe"] else { continue }
            if !groups.contains(group) { groups.append(group) }
        }
        return groups
    }
}

extension Translation {
    /// JSON pointers into the file where a text is missing; see ``RegisterReader/gaps(in:)``.
    func gaps() -> [String] {
        let name = schema.name
        var gaps =
            record == nil ? [] : missing("class", schema.title ?? name, schema.description, english.register)
        for declaration in schema.classes {
            for slot in declaration.attributes where slot.title == nil {
                gaps.append("\(schema.path).yaml#/attributes/\(slot.name)/title")
            }
            for slot in declaration.attributes + declaration.slotUsage {
                gaps += missing("attributes/\(slot.name)", slot.title, slot.description, english.attributes[slot.name])
            }
        }
        for group in ownGroups { gaps += missing("groups/\(group)", group, nil, english.groups[group]) }
        for list in schema.codeLists { gaps += self.gaps(of: list) }
        return gaps
    }

    private func gaps(of list: CodeListDeclaration) -> [String] {
        let texts = english.codeLists[list.name]
        let path = "enums/\(list.name)"
        let own = missing(path, list.title ?? list.name, list.description, texts?.text)
        return list.codes.reduce(into: own) { gaps, code in
            let path = "\(path)/permissible_values/\(code.value)"
            gaps += missing(path, code.title ?? code.value, code.description, texts?.codes[code.value])
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
