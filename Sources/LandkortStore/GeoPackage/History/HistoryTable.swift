import LandkortCore

/// The versions of one register that are over: a table beside the register's, which triggers alone write.
///
/// A row has the columns of the register's table as they were, and when, how and by whom the version was ended. The
/// version in force lies in the register's own table, so that other programs can edit it.
struct HistoryTable: Sendable {
    static let key = "historik_id"
    /// Nil marks a row that an insert may be about to replace.
    static let to = "historik_til"
    static let ending = "historik_afslutning"
    static let endedBy = "historik_afsluttet_af"
    /// Who is writing, as our own connection says; nil when another program writes.
    static let actor = "(SELECT navn FROM landkort_aktoer)"

    let table: RegisterTable
    var name: String { "landkort_historik_\(table.name)" }
    var tree: HistoryTree { HistoryTree(history: self) }

    private var copied: [String] {
        [RegisterTable.key] + (table.isSpatial ? [RegisterTable.geometry] : [])
            + table.valueColumns.map(\.name) + table.setAside
    }

    /// The statements that make the table with its indexes, without the triggers.
    var definition: [String] {
        var columns = ["\(Self.key) INTEGER PRIMARY KEY", "\(RegisterTable.key) INTEGER NOT NULL"]
        if table.isSpatial { columns.append("\(RegisterTable.geometry) BLOB") }
        columns += table.valueColumns.map { "\(quoted($0.name)) \($0.type)" }
        columns += ["\(Self.to) DATETIME", "\(Self.ending) TEXT", "\(Self.endedBy) TEXT"]
        let table = "CREATE TABLE \(quoted(name)) (\n  \(columns.joined(separator: ",\n  "))\n)"
        return [table] + indexes + (self.table.isSpatial ? [tree.definition] : [])
    }

    var indexes: [String] {
        [
            "CREATE INDEX \(quoted("\(name)_ting")) ON \(quoted(name)) (\(quoted(table.identifier)), \(Self.to))",
            "CREATE INDEX \(quoted("\(name)_raekke")) ON \(quoted(name)) (\(RegisterTable.key))",
            """
            CREATE INDEX \(quoted("\(name)_maaske")) ON \(quoted(name)) (\(Self.key)) WHERE \(Self.to) IS NULL
            """,
        ]
    }

    /// When a version ends; never before it began, though the clock was set back.
    var closing: String { closing(of: "OLD") }

    private func closing(of row: String) -> String { "max(\(NewRow.now), coalesce(\(row).\(RegisterTable.from), ''))" }

    /// Keeps `OLD`.
    func archiving(_ ending: FeatureVersion.Ending) -> String {
        let (columns, values) = archived("OLD", ending)
        return """
            INSERT INTO \(quoted(name)) (\(columns))
                VALUES (\(values))
            """
    }

    /// Keeps the register's rows whose keys a table `keys` has, in that table's order.
    func archiving(_ ending: FeatureVersion.Ending, keys: String) -> String {
        let (columns, values) = archived("row", ending)
        let key = RegisterTable.key
        return """
            INSERT INTO \(quoted(name)) (\(columns)) SELECT \(values)
            FROM \(keys) chosen CROSS JOIN \(quoted(table.name)) row ON row.\(key) = chosen.\(key) ORDER BY chosen.nr
            """
    }

    private func archived(_ row: String, _ ending: FeatureVersion.Ending) -> (columns: String, values: String) {
        let columns = copied.map(quoted)
        return (
            (columns + [Self.to, Self.ending, Self.endedBy]).joined(separator: ", "),
            "\(columns.map { "\(row).\($0)" }.joined(separator: ", ")), \(closing(of: row)), '\(ending.rawValue)',\n"
                + "    \(Self.actor)"
        )
    }

    var triggers: [Trigger] {
        [deleted, replacing, replaced] + (table.isSpatial ? tree.triggers : [])
    }

    /// Where a program lets triggers set off triggers, `INSERT OR REPLACE` comes by here: the copy made before it is
    /// then one too many.
    private var deleted: Trigger {
        let copy = "\(Self.to) IS NULL AND \(RegisterTable.key) = OLD.\(RegisterTable.key)"
        return Trigger(
            "\(table.name)_slettet", "AFTER DELETE", on: table.name,
            ["DELETE FROM \(quoted(name)) WHERE \(copy)", archiving(.deleted)])
    }

    /// `INSERT OR REPLACE` removes rows without telling any trigger, so the rows it might remove are copied before it.
    private var replacing: Trigger {
        let columns = copied.map(quoted).joined(separator: ", ")
        let keys = [[RegisterTable.key], [table.identifier]] + table.uniqueKeys
        let taken = keys.map { fields in
            "(" + fields.map { "\(quoted($0)) = NEW.\(quoted($0))" }.joined(separator: " AND ") + ")"
        }
        return Trigger(
            "\(table.name)_erstattes", "BEFORE INSERT", on: table.name,
            [
                "DELETE FROM \(quoted(name)) WHERE \(Self.to) IS NULL",
                """
                INSERT INTO \(quoted(name)) (\(columns)) SELECT \(columns) FROM \(quoted(table.name))
                    WHERE \(taken.joined(separator: " OR "))
                """,
            ])
    }

    /// Those that are indeed gone have ended; an insert that was ignored or became an update took none.
    private var replaced: Trigger {
        let (key, rows) = (RegisterTable.key, quoted(table.name))
        return Trigger(
            "\(table.name)_erstattet", "AFTER INSERT", on: table.name,
            [
                """
                UPDATE \(quoted(name)) SET \(Self.to) = max(\(NewRow.now), coalesce(\(RegisterTable.from), '')),
                    \(Self.ending) = '\(FeatureVersion.Ending.replaced.rawValue)', \(Self.endedBy) = \(Self.actor)
                    WHERE \(Self.to) IS NULL AND (\(key) = NEW.\(key) OR \(key) NOT IN (SELECT \(key) FROM \(rows)))
                """
            ])
    }

    /// Whether `condition` holds for the thing's newest version: the one in force, else the last that ended.
    func holdsToday(_ condition: Condition) -> String {
        guard condition != .always, condition != .never else { return condition.sql(of: name) }
        let id = quoted(table.identifier)
        let now = "FROM \(quoted(table.name)) nu WHERE nu.\(id) = \(quoted(name)).\(id)"
        return """
            CASE WHEN EXISTS (SELECT 1 \(now)) THEN EXISTS (SELECT 1 \(now) AND \(condition.sql(of: "nu")))
            ELSE (SELECT \(condition.sql(of: "sidst")) FROM \(quoted(name)) sidst
            WHERE sidst.\(id) = \(quoted(name)).\(id) AND sidst.\(Self.to) IS NOT NULL
            ORDER BY sidst.\(Self.to) DESC, sidst.\(Self.key) DESC LIMIT 1) END
            """
    }
}
