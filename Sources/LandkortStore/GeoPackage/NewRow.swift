import LandkortCore

/// The trigger that gives a new row what other programs leave out: ids, times, defaults.
///
/// QGIS pastes a copied row with `objekt_id` as `<uuid>_1`. An `objekt_id` that is no uuid is replaced, and what the
/// row brought along from the one it was copied from, its version and its times, is then replaced too.
struct NewRow {
    static let now = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"
    static let id = """
        (lower(hex(randomblob(4))) || '-' || lower(hex(randomblob(2))) || '-4' || substr(lower(hex(randomblob(2))), 2)
        || '-a' || substr(lower(hex(randomblob(2))), 2) || '-' || lower(hex(randomblob(6))))
        """

    let table: RegisterTable

    /// The first statement empties `revision`, or the second would count as a change of the row.
    var trigger: String {
        let (name, key) = (quoted(table.name), RegisterTable.key)
        return """
            CREATE TRIGGER \(quoted("\(table.name)_ny")) AFTER INSERT ON \(name) BEGIN
              UPDATE \(name) SET revision = NULL WHERE \(key) = NEW.\(key) AND revision IS NOT NULL;
              UPDATE \(name) SET \(values.joined(separator: ", ")) WHERE \(key) = NEW.\(key);
            END
            """
    }

    private var values: [String] {
        ["revision = 1"]
            + table.register.fields.compactMap { field in
                value(of: field).map { "\(quoted(field.name)) = \($0)" }
            }
    }

    private func value(of field: Field) -> String? {
        let name = quoted(field.name)
        switch field.name {
        case RegisterTable.objectField: return "iif(\(name) GLOB '\(Self.pattern)', \(name), \(Self.id))"
        case "versions_id": return "iif(\(isCopy), \(Self.id), coalesce(\(name), \(Self.id)))"
        case "systid_fra", "oprettet": return "iif(\(isCopy), \(Self.now), coalesce(\(name), \(Self.now)))"
        default: return field.defaultValue?.literal.map { "coalesce(\(name), \($0))" }
        }
    }

    private var isCopy: String {
        guard table.register[RegisterTable.objectField] != nil else { return "0" }
        let name = "NEW.\(quoted(RegisterTable.objectField))"
        return "\(name) IS NOT NULL AND \(name) NOT GLOB '\(Self.pattern)'"
    }

    /// A uuid in either case.
    private static let pattern = [8, 4, 4, 4, 12]
        .map { String(repeating: "[0-9a-fA-F]", count: $0) }.joined(separator: "-")
}

extension Value {
    /// As an SQL literal; nil for null and arrays.
    fileprivate var literal: String? {
        switch self {
        case .null, .array: nil
        case .string(let text): "'\(text.replacing("'", with: "''"))'"
        case .integer(let number): String(number)
        case .number(let number): String(number)
        case .boolean(let flag): flag ? "1" : "0"
        }
    }
}
