import LandkortApplication
import LandkortCore

/// The fields of a form as its template shows them.
extension Pages {
    func groups(_ form: RecordForm, _ context: RequestSource) async throws -> [[String: Any]] {
        var groups: [[String: Any]] = []
        for (heading, fields) in form.groups {
            var shown: [[String: Any]] = []
            for field in fields { shown.append(try await self.field(field, in: form, context)) }
            var group: [String: Any] = ["fields": shown, "hasHeading": heading != nil]
            group["heading"] = heading?.title[context.language]
            groups.append(group)
        }
        return groups
    }

    /// One of them.
    func field(
        _ field: Field, in form: RecordForm, _ context: RequestSource
    ) async throws -> [String: Any] {
        let language = context.language
        let texts = form.texts(of: field)
        let fault = form.fault(of: field.name)
        var shown: [String: Any] = [
            "name": RecordForm.prefix + field.name, "id": "felt-\(field.name)", "label": field.title[language],
            "required": field.required, "recommended": field.recommended && !field.required,
            "hasFault": fault != nil, "value": texts.first ?? "",
        ]
        shown["hint"] = hint(field, language)
        shown["fault"] = fault?.message[language]
        shown["unit"] = field.unit?[language]
        if let rule = field.shownWhen {
            shown["shownWhen"] = ["data": data(rule), "text": sentence(rule, form.source, language)]
        }
        let allowed = context.reader.writing(to: form.source.register).allowed(in: field.name)
        let kind = try await kind(field, texts, among: allowed, context)
        return shown.merging(kind) { own, _ in own }
    }

    private static let moment = "2026-11-21T10:00:00Z"

    private func hint(_ field: Field, _ language: Language) -> String? {
        let written = field.examples.first?.value ?? (field.type == .datetime ? Self.moment : nil)
        let shown = field.type == .datetime ? written.map(TypedRecord.text(ofMoment:)) : written
        let example = shown.map { texts("editExample", language, ["value": $0]) }
        let clock = field.type == .datetime ? texts("editMoment", language) : ""
        let words = [field.description[language], clock, example ?? ""].filter { !$0.isEmpty }
        return words.isEmpty ? nil : words.joined(separator: " ")
    }

    /// What the field is filled in with.
    private func kind(
        _ field: Field, _ texts: [String], among allowed: [String]?, _ context: RequestSource
    ) async throws -> [String: Any] {
        if let options = try await choices(field, texts, among: allowed, context) {
            return field.multivalued ? ["isBoxes": true, "boxes": options] : ["isSelect": true, "options": options]
        }
        let hasLines = texts.contains { $0.contains(where: \.isNewline) }
        let isLong = field.isLongText || hasLines || texts.contains { $0.count > 60 }
        // A value of a list that has lines of its own is not a line.
        let isBox = field.multivalued ? isLong && !hasLines : isLong
        if case .string = field.type, field.pattern == nil || field.isLongText || hasLines, isBox {
            return ["isLines": true, "isLineList": field.multivalued, "lines": texts.joined(separator: "\n")]
        }
        var shown = Self.input(field)
        guard field.multivalued else {
            shown["isInput"] = true
            return shown
        }
        let values = texts + Array(repeating: "", count: Self.spareEntries)
        shown["isEntries"] = true
        shown["entries"] = values.enumerated().map { place, text in
            ["text": text, "entryID": "felt-\(field.name)-\(place)", "number": String(place + 1)]
        }
        return shown
    }

    /// So many more values than it has can be given to a list at a time where no script adds places for them.
    private static let spareEntries = 3

    /// What one value of the field is typed in.
    private static func input(_ field: Field) -> [String: Any] {
        switch field.type {
        case .date: ["type": "date"]
        case .uri: ["type": "url"]
        case .integer, .number: ["type": "text", "inputmode": "decimal"]
        case .string, .boolean, .datetime, .time, .code, .reference: ["type": "text"]
        }
    }

    /// Codes that are still to be chosen, and the one that is; records by name where they are not too many.
    ///
    /// - Parameter allowed: what the author may choose; nil for everything.
    private func choices(
        _ field: Field, _ texts: [String], among allowed: [String]?, _ context: RequestSource
    ) async throws -> [[String: Any]]? {
        guard var options = try await options(of: field, context) else { return nil }
        if let allowed { options.removeAll { !allowed.contains($0.value) && !texts.contains($0.value) } }
        if case .code(let list) = field.type {
            options = options.filter { list[$0.value]?.isActive == true || texts.contains($0.value) }
        }
        let others = texts.filter { text in !text.isEmpty && !options.contains { $0.value == text } }
            .map { (value: $0, label: $0) }
        return (options + others).enumerated().map { place, option in
            [
                "value": option.value, "label": option.label, "chosen": texts.contains(option.value),
                "boxID": "felt-\(field.name)-\(place)", "boxName": RecordForm.prefix + field.name,
            ]
        }
    }

    /// The rule for the script: `field=value,value;field!value`.
    private func data(_ rule: ShowRule) -> String {
        let conditions: [JSON] = rule.conditions.map { condition in
            [
                "field": .string(RecordForm.prefix + condition.field), "not": .boolean(condition.isNegated),
                "values": .array(condition.values.map { .string($0.text) }),
            ]
        }
        return String(decoding: JSON.array(conditions).bytes, as: UTF8.self)
    }

    /// »Udfyldes, når Anlægstype er Rum eller Grav.«
    private func sentence(_ rule: ShowRule, _ source: RegisterSource, _ language: Language) -> String {
        let words = ValueText(language: language, texts: texts, names: RecordNames())
        let parts = rule.conditions.map { condition -> String in
            let field = source.register[condition.field]
            let values = condition.values.map { value in field.flatMap { words(value, of: $0) } ?? value.text }
            let key = values.isEmpty ? "editWhenAny" : condition.isNegated ? "editWhenNot" : "editWhenIs"
            let list = values.joined(separator: texts("editOr", language))
            return texts(key, language, ["field": field?.title[language] ?? condition.field, "values": list])
        }
        return texts("editWhen", language, ["conditions": parts.joined(separator: texts("editAnd", language))])
    }
}
