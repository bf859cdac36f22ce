import LandkortCore

/// A list's filter as rows of a form, or as the text it is where rows cannot say it.
struct FilterForm {
    /// No field of a register has a dot: these names are nobody's.
    static let prefix = "led."
    static let fieldName = "felt"
    static let relationName = "er"
    static let added = prefix + "ny"
    static let removed = prefix + "fjern"
    static let asText = prefix + "tekst"

    var rows: [FilterRow] = []
    /// Written as CQL2; nil for rows.
    var text: String?
    /// Why the text is no filter.
    var fault: Bilingual?
    /// Whether a row was asked for that is yet to be filled in.
    var isGrowing = false

    var isSound: Bool { fault == nil && !rows.contains { $0.fault != nil } }

    /// What the rows say that say something; nil where none does.
    var expression: FilterExpression? {
        FilterClause.expression(of: rows.compactMap(\.clause), in: rows.map(\.field))
    }

    init() {}

    /// The filter of an address: as rows where they can say it.
    init(_ filter: Filter, among fields: [Field], isText: Bool) {
        let clauses = isText ? nil : FilterClause.all(in: filter.expression, of: fields)
        guard let clauses else {
            text = filter.expression.text
            return
        }
        rows = clauses.compactMap { clause in
            fields.first { $0.name == clause.field }.map { FilterRow(clause, of: $0) }
        }
    }

    /// The rows that a form sent, with one more or one less where that was asked for; none is settled yet.
    ///
    /// - Throws: ``RequestProblem`` for what no form sends, a field that is not `fields`' among it.
    init(_ sent: Parameters, among fields: [Field]) throws(RequestProblem) {
        let places = sent.pairs.compactMap { name, _ -> Int? in
            let parts = name.split(separator: ".")
            return parts.count == 3 && name.hasPrefix(Self.prefix) && parts[2] == Self.fieldName ? Int(parts[1]) : nil
        }
        try Self.refuseUnknown(sent, places)
        let removed = try Self.removed(sent[Self.removed], of: places)
        for place in places.sorted() {
            let row = try FilterRow(sent, at: place, among: fields)
            if place != removed { rows.append(row) }
        }
        guard let name = sent[Self.added], !name.isEmpty else { return }
        guard let new = fields.first(where: { $0.name == name }) else {
            throw .badParameter(Self.added, value: name, allowed: fields.map(\.name))
        }
        rows.append(FilterRow(new))
        isGrowing = true
    }

    private static func refuseUnknown(_ sent: Parameters, _ places: [Int]) throws(RequestProblem) {
        for (name, _) in sent.pairs where name.hasPrefix(prefix) && ![added, removed, asText].contains(name) {
            guard !places.contains(where: { FilterRow.reads(name, at: $0) }) else { continue }
            let rows = places.flatMap { place in [fieldName, relationName, "v0"].map { "\(prefix)\(place).\($0)" } }
            throw .unknownParameter(name, known: rows + [added, removed, asText])
        }
    }

    private static func removed(_ text: String?, of places: [Int]) throws(RequestProblem) -> Int? {
        guard let text else { return nil }
        guard let place = Int(text), places.contains(place) else {
            throw .badParameter(removed, value: text, allowed: places.map(String.init))
        }
        return place
    }

    /// Whether an address has something that only this form reads.
    static func isIn(_ parameters: Parameters) -> Bool { parameters.pairs.contains { $0.name.hasPrefix(prefix) } }
}
