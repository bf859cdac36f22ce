import LandkortApplication
import LandkortCore

/// What a page of a register's record says beside the record's own values.
extension Pages {
    /// So many of the records that refer to one are named.
    private static let mostNamed = 5

    /// Who may see it, what can be done with it, which moment it is of, and what refers to it.
    func record(
        _ feature: Feature, _ moment: Moment?, in source: RegisterSource, waiting own: OwnWaiting,
        _ context: RequestSource
    ) async throws -> [String: Any] {
        let language = context.language
        let path = ValueText.address(of: feature.id, in: source.id)
        var record: [String: Any] = ["actions": ["links": actions(feature, moment, in: source, waiting: own, context)]]
        if context.identity.name != nil, let audience = audience(of: feature, in: source, language) {
            record["audience"] = texts("recordAudience", language, ["audience": audience])
        }
        record["redactions"] = try await redactions(of: feature.id, in: source, context)
        if let moment {
            let when = DateText(language: language)(moment.description, .long, .seconds)
            record["past"] = ["sentence": texts("recordPast", language, ["moment": when]), "url": path]
            return record
        }
        record["attachments"] = try await attachments(of: feature, in: source, context)
        let relations = try await relations(to: feature.id, in: source, context)
        record["relations"] = relations
        record["hasRelations"] = !relations.isEmpty
        return record
    }

    private func audience(of feature: Feature, in source: RegisterSource, _ language: Language) -> String? {
        guard let field = source.register["off_kode"], case .code(let list) = field.type else { return nil }
        return feature["off_kode"].string.flatMap { list[$0]?.title[language] }
    }

    /// Links to its history, and for those who may to its forms.
    func actions(
        _ feature: Feature, _ moment: Moment?, in source: RegisterSource, waiting own: OwnWaiting = OwnWaiting(),
        _ context: RequestSource
    ) -> [[String: Any]] {
        let path = ValueText.address(of: feature.id, in: source.id)
        func link(_ key: String, _ url: String) -> [String: Any] {
            ["label": texts(key, context.language), "url": url]
        }
        let history = link("recordHistory", "\(path)/versions")
        guard moment == nil, context.identity.hasForms,
            context.reader.writing(to: source.register).allows(feature)
        else { return [history] }
        let deleting = own.hasDeletion ? [] : [link("recordDelete", "\(path)/delete")]
        return [link("recordEdit", "\(path)/edit"), history] + deleting
    }

    /// Records of all registers that name this one, by register and field.
    private func relations(
        to id: Feature.ID, in source: RegisterSource, _ context: RequestSource
    ) async throws -> [[String: Any]] {
        var found: [[String: Any]] = []
        for register in workspace.registers {
            let access = context.reader.access(to: register)
            guard access.isReadable else { continue }
            for field in register.fields where field.type == .reference(source.register.id) && access.sees(field.name) {
                guard let relation = try await relation(field, of: register, to: id, context) else { continue }
                found.append(relation)
            }
        }
        return found
    }

    private func relation(
        _ field: Field, of register: Register, to id: Feature.ID, _ context: RequestSource
    ) async throws -> [String: Any]? {
        var query = FeatureQuery(
            equal: [field.name: .string(id)], order: FeatureOrder(by: .label), limit: Self.mostNamed)
        query.rule = register.inUse
        let count = try await workspace.count(in: register.id, matching: query, reader: context.reader)
        guard count > 0 else { return nil }
        let page = try await workspace.features(in: register.id, matching: query, reader: context.reader)
        let names = try await names(of: page.features, in: register, context)
        let language = context.language
        let (number, url) = (
            Numbers(language: language).count(count),
            "/collections/\(register.id)/items?\(field.name)=\(id.percentEncoded)"
        )
        var relation: [String: Any] = [
            "title": register.title[language], "field": field.title[language], "count": number, "url": url,
            "records": page.features.map { record in
                [
                    "name": names[record.id, in: register.id] ?? record.id,
                    "url": ValueText.address(of: record.id, in: register.id.rawValue),
                ]
            },
        ]
        if count > page.features.count {
            relation["more"] = ["label": texts("relationsMore", language, ["count": number]), "url": url]
        }
        return relation
    }
}
