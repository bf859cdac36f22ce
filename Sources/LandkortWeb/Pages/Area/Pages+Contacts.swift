import LandkortApplication
import LandkortCore

extension Pages {
    /// Roles one can write to: a municipality's own, or all that take part in a partnership.
    func contacts(of area: Territory.Area, _ reader: Reader) async throws -> [Feature] {
        let field: String
        switch area.kind {
        case .municipality: field = "kommunekode"
        case .partnership: field = "partnerskabskode"
        case .region: return []
        }
        let query = FeatureQuery(equal: [field: .string(area.code)])
        return try await workspace.features(in: "kontakt", matching: query, reader: reader).features
            .danishSorted(by: Self.order)
    }

    /// Roles of the partnership itself first, then by what they are called.
    private static func order(_ contact: Feature) -> String {
        let own = contact["kommunekode"].isNull ? "0" : "1"
        let words = (contact["betegnelse"].string ?? "").split(separator: ",", maxSplits: 1)
        return own + (words.last ?? "") + (words.first ?? "")
    }

    func contactEntries(_ contacts: [Feature], _ words: Words) -> [[String: Any]] {
        let field = workspace.registers.first { $0.id == "kontakt" }?["rolle"]
        return contacts.map { contact in
            let code = contact["rolle"].string ?? ""
            let role = field.flatMap { field in if case .code(let list) = field.type { list[code]?.title } else { nil }
            }
            let title = contact["betegnelse"].string ?? contact.id
            let prefix = (role?.da ?? "") + ", "
            var entry: [String: Any] = [
                "role": role?[words.language] ?? code,
                "organisation": title.hasPrefix(prefix) ? String(title.dropFirst(prefix.count)) : title,
            ]
            if let mailbox = contact["funktionspostkasse"].string { entry["email"] = mailbox }
            if let until = contact["udloeber"].string, until < workspace.today() {
                entry["outdated"] = words("contactOutdated", ["date": words.date(until)])
            }
            return entry
        }
    }

    /// Registers that a municipality's page counts, and the keys of the words for them.
    private static let counted: [(register: RegisterID, key: String, sample: String)] = [
        ("mast", "masts", "sampleRowsMasts"), ("beskyttelsesrum", "sharedShelters", "sampleRowsShelters"),
    ]

    /// The keys of the words for rows on an area's page that are invented.
    func inventedRows(
        of area: Territory.Area, _ contacts: [Feature], _ reader: Reader
    ) async throws -> [String] {
        var keys = contacts.contains { $0["syntetisk"] == true } ? ["sampleRowsContacts"] : []
        guard area.kind == .municipality else { return keys }
        let query = FeatureQuery(equal: ["kommunekode": .string(area.code), "syntetisk": true])
        for counted in Self.counted
        where try await workspace.count(in: counted.register, matching: query, reader: reader) > 0 {
            keys.append(counted.sample)
        }
        return keys
    }

    /// What else is known of a municipality: partnerships, masts, shelters.
    func surroundings(
        of area: Territory.Area, _ choice: ViewChoice, _ reader: Reader, _ words: Words
    ) async throws -> [String: Any] {
        let memberships = try await workspace.territory().partnerships(of: area.code).map {
            ["text": words("membershipText"), "name": $0.name, "url": choice.area($0)]
        }
        var facts: [[String: Any]] = []
        for counted in Self.counted {
            var query = FeatureQuery(equal: ["kommunekode": .string(area.code)])
            query.rule = workspace.registers.first { $0.id == counted.register }?.inUse
            let count = try await workspace.count(in: counted.register, matching: query, reader: reader)
            guard count > 0 else { continue }
            facts.append([
                "label": words(counted.key), "value": words.numbers.count(count),
                "href": "/collections/\(counted.register)/items?kommunekode=\(area.code)",
            ])
        }
        var surroundings: [String: Any] = ["memberships": memberships]
        if !facts.isEmpty { surroundings["activity"] = ["facts": facts] }
        return surroundings
    }
}
