import LandkortApplication
import LandkortCore

/// An analysis as OGC API – Processes Part 1 describes it (clause 7.4 and 7.9).
struct ProcessDescription {
    let process: AnalysisProcess
    let links: Links
    let language: Language

    /// The one output of every analysis.
    static let output = "resultat"

    /// What a list says of it.
    var summary: JSON {
        [
            "id": .string(process.id), "version": "1.0.0", "title": .string(process.title[language]),
            "description": .string(process.question[language]),
            "jobControlOptions": ["sync-execute", "async-execute", "dismiss"], "outputTransmission": ["value"],
            "links": .array(links.pair("/processes/\(process.id)")),
        ]
    }

    /// All of it.
    var document: JSON {
        guard case .object(let members) = summary else { return summary }
        let execution = links.link(
            "/processes/\(process.id)/execution", rel: "http://www.opengis.net/def/rel/ogc/1.0/execute",
            type: "application/json")
        let known = members.map { member in
            guard member.name == "links", case .array(let own) = member.value else { return member }
            return JSON.Member(name: member.name, value: .array(own + [execution]))
        }
        return .object(
            known + [
                JSON.Member(name: "inputs", value: .object(process.subjects.map(described))),
                JSON.Member(name: "outputs", value: .object([JSON.Member(name: Self.output, value: result)])),
            ])
    }

    private func described(_ input: AnalysisProcess.Input) -> JSON.Member {
        var schema: [(String, JSON)] = [("type", "string")]
        if !input.allowed.isEmpty { schema.append(("enum", .array(input.allowed.map(JSON.string)))) }
        if let usual = input.defaultValue { schema.append(("default", .string(usual))) }
        var description: JSON = [
            "title": .string(input.title[language]), "schema": .object(schema.map { JSON.Member(name: $0, value: $1) }),
            "minOccurs": .integer(input.isRequired && input.defaultValue == nil ? 1 : 0), "maxOccurs": 1,
        ]
        let help = input.help[language]
        if !help.isEmpty { description = description.adding([("description", .string(help))]) }
        return JSON.Member(name: input.name, value: description)
    }

    private var result: JSON {
        let structure: JSON =
            process.output == .rows ? ["type": "array", "items": ["type": "object"]] : ["type": "object"]
        let texts = process.types.dropFirst().map { type -> JSON in
            ["type": "string", "contentMediaType": .string(type)]
        }
        return [
            "title": .string(process.title[language]),
            "schema": ["oneOf": .array([structure.adding([("contentMediaType", "application/json")])] + texts)],
        ]
    }
}
