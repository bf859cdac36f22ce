import LandkortCore

/// A condition of a list's filter as its form shows it.
struct FilterRow {
    let field: Field
    var relation: FilterClause.Relation
    /// As a person types them; what a record is called, where records are not chosen from a list.
    var texts: [String]
    /// What it says; nil while it is not filled in, or wrongly.
    var clause: FilterClause?
    var fault: Bilingual?

    /// A row that nobody has filled in.
    init(_ field: Field) {
        (self.field, texts) = (field, [])
        relation = field.relations.first ?? .present
    }

    /// What an address says.
    init(_ clause: FilterClause, of field: Field) {
        (self.field, relation, self.clause) = (field, clause.relation, clause)
        texts = clause.values.map(\.typedText)
    }

    /// What a form sent as row `place`.
    ///
    /// - Throws: ``RequestProblem`` for a field that is not `fields`', and for a comparison that the field has not.
    init(_ sent: Parameters, at place: Int, among fields: [Field]) throws(RequestProblem) {
        let prefix = "\(FilterForm.prefix)\(place)."
        let name = sent[prefix + FilterForm.fieldName] ?? ""
        guard let field = fields.first(where: { $0.name == name }) else {
            throw .badParameter(prefix + FilterForm.fieldName, value: name, allowed: fields.map(\.name))
        }
        self.init(field)
        if let chosen = sent[prefix + FilterForm.relationName] {
            guard let known = field.relations.first(where: { $0.rawValue == chosen }) else {
                throw .badParameter(
                    prefix + FilterForm.relationName, value: chosen, allowed: field.relations.map(\.rawValue))
            }
            relation = known
        }
        let numbered = sent.pairs.compactMap { name, value in
            name.hasPrefix(prefix + "v") ? Int(name.dropFirst(prefix.count + 1)).map { ($0, value) } : nil
        }
        texts = numbered.sorted { $0.0 < $1.0 }.map(\.1)
    }

    /// Whether row `place` is read from the parameter, too.
    static func reads(_ name: String, at place: Int) -> Bool {
        let prefix = "\(FilterForm.prefix)\(place)."
        guard name.hasPrefix(prefix) else { return false }
        let part = name.dropFirst(prefix.count)
        return part == FilterForm.fieldName || part == FilterForm.relationName
            || part.first == "v" && Int(part.dropFirst()) != nil
    }

    var isBlank: Bool { relation.count.lowerBound > 0 && !texts.contains { !$0.isEmpty } }

    /// Finds out what it says, or what is wrong with it.
    ///
    /// - Parameter ids: the records that are meant by what was typed.
    mutating func settle(_ ids: [String: String] = [:]) {
        do throws(ClauseProblem) {
            clause = try FilterClause(relation, of: field, typed: texts.map { ids[$0] ?? $0 })
        } catch {
            fault = error.message
        }
    }
}
