import LandkortCore
import LandkortStore

/// What each column of one file is in one register.
struct ImportPlan {
    /// A column that becomes a field.
    struct Column {
        var place: Int
        var name: String
        var field: Field
        var reading: CellReading
    }

    let register: Register
    private(set) var columns: [Column] = []
    /// Columns that hold the place, by `geometri`, `x` and `y`.
    private(set) var places: [String: Int] = [:]
    /// Columns that nothing is done with, for no field has their name.
    private(set) var unmatched: [String] = []
    /// Columns of fields that another column, which goes before them, is read into.
    private(set) var doubled: [ColumnMatch] = []
    /// The cells of a row that are looked at, by their columns.
    private(set) var placesRead: [Int] = []
    /// Columns of what the store fills in itself.
    private(set) var filledByStore: [String] = []
    private(set) var conditions: [(place: Int, pattern: Regex<AnyRegexOutput>)] = []
    let fixed: [(field: Field, value: Value)]
    /// The names of the file's columns.
    let headings: [String]
    /// The mapping with everything that was found by name.
    private(set) var mapping: ColumnMapping
    private let isCommaSeparated: Bool

    /// - Throws: ``ImportProblem`` for a mapping that names what there is not.
    init(_ register: Register, of file: any RowFile, mapping: ColumnMapping) throws(ImportProblem) {
        self.register = register
        self.mapping = mapping
        headings = file.columns
        isCommaSeparated = file.isCommaSeparated
        fixed = try Self.fixed(mapping, register)
        for name in mapping.columns.keys.sorted() where !headings.contains(name) {
            throw .noColumn(name, known: headings)
        }
        for (name, pattern) in mapping.conditions.sorted(by: { $0.key < $1.key }) {
            guard let place = headings.firstIndex(of: name) else { throw .noColumn(name, known: headings) }
            guard headings.lastIndex(of: name) == place else { throw repeated(name) }
            guard let regex = try? Regex(pattern) else { throw .badPattern(pattern) }
            conditions.append((place, regex))
        }
        for named in [true, false] {
            for (place, heading) in headings.enumerated() where (mapping.columns[heading] != nil) == named {
                try add(heading, at: place, mapping.columns[heading])
            }
        }
        let halves = [ColumnName.x, ColumnName.y].filter { places[$0] != nil }
        guard halves.count != 1 else { throw .halfPlace(has: halves[0]) }
        placesRead = Set(columns.map(\.place) + places.values + conditions.map(\.place)).sorted()
    }

    /// Of columns with the same name nobody can tell which one is meant.
    private func repeated(_ heading: String) -> ImportProblem {
        .repeatedColumn(heading, places: headings.indices.filter { headings[$0] == heading }.map { $0 + 1 })
    }

    private mutating func add(_ heading: String, at place: Int, _ given: ColumnMapping.Target?) throws(ImportProblem) {
        guard given?.field != "" else { return }
        let field = given.map { register[$0.field] } ?? register.field(headed: heading)
        guard let field else { return try addPlace(heading, at: place, given) }
        guard field.tellsOfVersion || column(of: field.name)?.name != heading else { throw repeated(heading) }
        let isTaken = fields.contains { $0.name == field.name }
        guard given == nil || !isTaken else {
            throw .repeatedField(field.name, columns: sources(of: field) + [heading])
        }
        guard !field.tellsOfVersion else { return filledByStore.append(heading) }
        guard !isTaken else { return doubled.append(ColumnMatch(column: heading, field: field.name)) }
        let target = given ?? ColumnMapping.Target(field.name)
        let reading = try CellReading(
            field, target, blanks: mapping.blanks, isCommaSeparated: isCommaSeparated)
        columns.append(Column(place: place, name: heading, field: field, reading: reading))
        mapping.columns[heading] = target
    }

    /// What is read into a field: the column, or nothing where the mapping says the same for every row.
    private func sources(of field: Field) -> [String] { column(of: field.name).map { [$0.name] } ?? [] }

    private mutating func addPlace(
        _ heading: String, at place: Int, _ given: ColumnMapping.Target?
    ) throws(ImportProblem) {
        let kinds = [ColumnName.geometry, ColumnName.x, ColumnName.y]
        let kind = given?.field ?? ColumnName.place(ColumnName.folded(heading))
        if let given, !kinds.contains(given.field) {
            throw .noField(given.field, register.id, known: register.fields.map(\.name))
        }
        guard let kind, register.geometry != nil else {
            if !heading.isEmpty { unmatched.append(heading) }
            return
        }
        if let taken = places[kind] {
            guard headings[taken] != heading else { throw repeated(heading) }
            return doubled.append(ColumnMatch(column: heading, field: kind))
        }
        places[kind] = place
        mapping.columns[heading] = given ?? ColumnMapping.Target(kind)
    }

    private static func fixed(
        _ mapping: ColumnMapping, _ register: Register
    ) throws(ImportProblem) -> [(field: Field, value: Value)] {
        var values: [(field: Field, value: Value)] = []
        for (name, text) in mapping.fixed.sorted(by: { $0.key < $1.key }) {
            guard let field = register[name] else {
                throw .noField(name, register.id, known: register.fields.map(\.name))
            }
            let reading = try CellReading(field, ColumnMapping.Target(name), blanks: [])
            values.append((field, reading.value(.string(text))))
        }
        return values
    }

    /// The fields that the file says something of.
    var fields: [Field] { columns.map(\.field) + fixed.map(\.field) }

    /// The column that a field is read from.
    func column(of field: String) -> Column? { columns.first { $0.field.name == field } }
}
