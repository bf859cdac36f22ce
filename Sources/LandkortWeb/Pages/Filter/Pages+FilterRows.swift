import Hummingbird
import LandkortCore

/// A filter's rows as their template shows them.
extension Pages {
    /// The form's part about the filter.
    func filterRows(_ question: ListQuestion, _ source: RegisterSource, _ context: RequestSource) async throws
        -> [String: Any]
    {
        guard let form = question.filter else { return [:] }
        let (language, here) = (context.language, question.request.uri)
        var rows: [[String: Any]] = []
        for (place, row) in form.rows.enumerated() {
            rows.append(try await self.row(row, at: place, context))
        }
        var shown: [String: Any] = [
            "rows": rows, "hasRows": !rows.isEmpty, "isText": form.text != nil, "text": form.text ?? "",
            "lead": texts("filterLead", language, ["title": source.title[language].lowercasedFirst]),
            "fields": source.filterFields.map { ["value": $0.name, "label": $0.title[language]] },
            "textUrl": Self.address(here.path, here.query, setting: FilterForm.asText, to: "1"),
        ]
        shown["fault"] = form.fault?[language]
        return shown
    }

    private func row(_ row: FilterRow, at place: Int, _ context: RequestSource) async throws -> [String: Any] {
        let language = context.language
        let (field, id) = (row.field, "\(FilterForm.prefix)\(place)")
        var shown: [String: Any] = [
            "place": place, "id": "led-\(place)", "label": field.title[language],
            "lead": texts(place == 0 ? "filterWhere" : "filterAnd", language),
            "fieldName": "\(id).\(FilterForm.fieldName)", "field": field.name,
            "relationName": "\(id).\(FilterForm.relationName)",
            "relations": field.relations.map { relation -> [String: Any] in
                [
                    "value": relation.rawValue, "label": word(for: relation, field, language),
                    "chosen": relation == row.relation,
                ]
            },
            "values": try await values(row, id, context),
        ]
        shown["fault"] = row.fault?[language]
        return shown
    }

    /// What the relation is called of a field; times come before and after each other.
    func word(for relation: FilterClause.Relation, _ field: Field, _ language: Language) -> String {
        let isTime: Bool =
            switch field.type {
            case .date, .datetime, .time: true
            default: false
            }
        let isOrder = [.above, .atLeast, .below, .atMost].contains(relation)
        let word = relation.rawValue.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
        return texts("relation\(word)\(isTime && isOrder ? "Tid" : "")", language)
    }

    /// The fields that a row's values are written in or chosen with; of a list, one more than there are values.
    private func values(_ row: FilterRow, _ id: String, _ context: RequestSource) async throws -> [[String: Any]] {
        let options = try await options(of: row.field, context)
        let isMany = row.relation.count.upperBound > 2 || row.field.relations.contains(.oneOf)
        let isOrdered = row.field.relations.contains(.between)
        let count = isMany ? row.texts.count + 1 : isOrdered ? 2 : 1
        let shownTexts = try await typed(row, options, context)
        return (0..<count).map { place in
            let text = place < shownTexts.count ? shownTexts[place] : ""
            var value: [String: Any] = [
                "name": "\(id).v\(place)", "value": text, "isSecond": isOrdered && place == 1,
                "word": place == 0 ? "" : texts(isMany ? "filterOr" : "filterAnd", context.language),
                "label": texts("filterValueOf", context.language, ["field": row.field.title[context.language]]),
                "isFaulty": row.fault != nil,
            ]
            value["unit"] = row.field.unit?[context.language]
            return value.merging(control(row.field, text, options)) { own, _ in own }
        }
    }

    /// What a row shows: what a record is called where it is not chosen from a list.
    private func typed(
        _ row: FilterRow, _ options: [(value: String, label: String)]?, _ context: RequestSource
    ) async throws -> [String] {
        guard options == nil, case .reference(let id) = row.field.type, let clause = row.clause else {
            return row.texts
        }
        let ids = clause.values.map(\.value)
        let names = try await names(
            referredToBy: ids.map { Feature(id: "", values: [row.field.name: $0]) }, in: [row.field], context)
        return ids.map { names[$0.text, in: id] ?? $0.text }
    }

    private func control(_ field: Field, _ text: String, _ options: [(value: String, label: String)]?) -> [String: Any]
    {
        if let options {
            let known = options.contains { $0.value == text } || text.isEmpty
            let all = options + (known ? [] : [(value: text, label: text)])
            return [
                "isChoice": true,
                "options": all.map { ["value": $0.value, "label": $0.label, "chosen": $0.value == text] },
            ]
        }
        switch field.type {
        case .date: return ["type": "date"]
        case .datetime: return ["type": text.count > 10 ? "text" : "date"]
        case .integer, .number: return ["type": "text", "inputmode": "decimal", "isNumber": true]
        case .string, .uri, .boolean, .time, .code, .reference: return ["type": "text"]
        }
    }

    /// What a filter says, row by row, for those who read and do not fill in.
    func sentences(_ form: FilterForm, _ words: ValueText) -> [(label: String, value: String)] {
        if let text = form.text, !text.isEmpty { return [(texts("filterTextLabel", words.language), text)] }
        var words = words
        words.hasUnits = true
        return form.rows.compactMap { row in
            guard let clause = row.clause else { return nil }
            let values = clause.values.map { words($0.value, of: row.field.alone) ?? $0.typedText }
            let joint = texts(clause.relation == .between ? "filterAnd" : "filterOr", words.language)
            let said = values.joined(separator: " \(joint) ")
            let relation = word(for: clause.relation, row.field, words.language)
            return (row.field.title[words.language], said.isEmpty ? relation : "\(relation) \(said)")
        }
    }
}

extension RegisterSource {
    /// What a row can be about, as the form asks for it, and after that what tells of the version.
    var filterFields: [Field] {
        let form = register.formFields.filter { field in fields.contains { $0.name == field.name } }
        return form.filter { !$0.tellsOfVersion } + form.filter { $0.tellsOfVersion && $0.name != "versions_id" }
    }
}

extension Field {
    /// The same of one of its values.
    fileprivate var alone: Field {
        var field = self
        field.multivalued = false
        return field
    }
}

extension String {
    /// »Master« within a sentence; »IT-systemer« stays.
    var lowercasedFirst: String {
        guard let first, dropFirst().first?.isLowercase == true else { return self }
        return first.lowercased() + dropFirst()
    }
}
