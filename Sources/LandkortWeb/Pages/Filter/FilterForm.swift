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
    init(_ sent: Parameters, among fields: [Field]) {
        let places = sent.pairs.compactMap { name, _ -> Int? in
            let parts = name.split(separator: ".")
            return parts.count == 3 && name.hasPrefix(Self.prefix) && parts[2] == Self.fieldName ? Int(parts[1]) : nil
        }
        let removed = sent[Self.removed].flatMap { Int($0) }
        rows = places.sorted().filter { $0 != removed }.compactMap { FilterRow(sent, at: $0, among: fields) }
        guard let new = fields.first(where: { $0.name == sent[Self.added] }) else { return }
        rows.append(FilterRow(new))
        isGrowing = true
    }

    /// Whether an address has something that only this form reads.
    static func isIn(_ parameters: Parameters) -> Bool { parameters.pairs.contains { $0.name.hasPrefix(prefix) } }
}
