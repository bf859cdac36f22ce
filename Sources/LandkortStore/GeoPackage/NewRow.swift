import LandkortCore

/// The trigger that gives a new row what other programs leave out: ids, times, defaults.
///
/// QGIS pastes a copied row with `objekt_id` as `<uuid>_1`. An `objekt_id` that is no uuid is replaced, and what the
/// row brought along from the one it was copied from, its version and its times, is then replaced too.
///
/// `ogr2ogr -upsert` writes a whole row in another's place, its version and its time along: a row that goes on where
/// versions ended is a new version, whatever it brought.
struct NewRow {
    static let now = moment("'now'")
    static let id = """
        (lower(hex(randomblob(4))) || '-' || lower(hex(randomblob(2))) || '-4' || substr(lower(hex(randomblob(2))), 2)
        || '-a' || substr(lower(hex(randomblob(2))), 2) || '-' || lower(hex(randomblob(6))))
        """

    /// In the one form that sorts by time.
    static func moment(_ time: String) -> String { "strftime('%Y-%m-%dT%H:%M:%fZ', \(time))" }

    let table: RegisterTable

    /// The first statement empties `revision`, or the second would count as a change of the row.
    var trigger: Trigger {
        let (name, key) = (quoted(table.name), RegisterTable.key)
        return Trigger(
            "\(table.name)_ny", "AFTER INSERT", on: table.name,
            [
                "UPDATE \(name) SET revision = NULL WHERE \(key) = NEW.\(key) AND revision IS NOT NULL",
                "UPDATE \(name) SET \(values.joined(separator: ", ")) WHERE \(key) = NEW.\(key)",
            ])
    }

    private var values: [String] {
        [revision, "\(RegisterTable.actor) = \(HistoryTable.actor)"]
            + (table.register[RegisterTable.from] == nil ? ["\(RegisterTable.from) = \(begin)"] : [])
            + table.register.fields.compactMap { field in
                value(of: field).map { "\(quoted(field.name)) = \($0)" }
            }
    }

    /// A row that comes back, or takes another's place, goes on where its versions ended.
    private var revision: String {
        let id = quoted(table.identifier)
        return """
            \(RegisterTable.revision) = 1 + coalesce((SELECT max(\(RegisterTable.revision))
                FROM \(quoted(table.history.name)) WHERE \(id) = NEW.\(id)), 0)
            """
    }

    private func value(of field: Field) -> String? {
        let name = quoted(field.name)
        switch field.name {
        case RegisterTable.objectField: return "iif(\(name) GLOB '\(Self.pattern)', \(name), \(Self.id))"
        case "versions_id": return "iif(\(isCopy) OR \(goesOn), \(Self.id), coalesce(\(name), \(Self.id)))"
        case RegisterTable.from:
            return "iif(\(isCopy) OR \(goesOn), \(begin), coalesce(\(Self.moment(name)), \(Self.now)))"
        case "oprettet":
            return "iif(\(isCopy), \(Self.now), coalesce(\(Self.moment(name)), \(Self.now)))"
        case "bruger_id": return "coalesce(\(HistoryTable.actor), \(name))"
        default: return field.defaultValue?.literal.map { "coalesce(\(name), \($0))" }
        }
    }

    /// Whether the row comes back, or takes another's place.
    private var goesOn: String { "EXISTS (SELECT 1 \(ended))" }

    /// Now, and never before the version ended that it follows.
    private var begin: String {
        "max(\(Self.now), coalesce((SELECT max(\(HistoryTable.to)) \(ended)), ''))"
    }

    private var ended: String {
        let (id, key) = (quoted(table.identifier), RegisterTable.key)
        return "FROM \(quoted(table.history.name)) WHERE \(id) = NEW.\(id) OR \(key) = NEW.\(key)"
    }

    private var isCopy: String {
        guard table.register[RegisterTable.objectField] != nil else { return "0" }
        let name = "NEW.\(quoted(RegisterTable.objectField))"
        return "\(name) IS NOT NULL AND \(name) NOT GLOB '\(Self.pattern)'"
    }

    /// A uuid in either case.
    static let pattern = [8, 4, 4, 4, 12]
        .map { String(repeating: "[0-9a-fA-F]", count: $0) }.joined(separator: "-")
}

extension Value {
    /// As an SQL literal; nil for null and arrays.
    fileprivate var literal: String? {
        switch self {
        case .null, .array: nil
        case .string(let text): sqlText(text)
        case .integer(let number): String(number)
        case .number(let number): String(number)
        case .boolean(let flag): flag ? "1" : "0"
        }
    }
}
