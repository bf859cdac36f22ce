import LandkortCore

/// One register as a GeoPackage table: columns, triggers, spatial index, and beside it the versions that were.
struct RegisterTable: Sendable {
    static let key = "fid"
    static let geometry = "geom"
    static let revision = "revision"
    static let actor = "aendret_af"
    static let from = "systid_fra"
    /// When the version ended; empty in this table, whose versions are in force.
    static let to = "systid_til"
    static let objectField = "objekt_id"
    /// Set by the table's triggers with every version; a change of them alone makes none.
    static let versionFields = ["versions_id", from, "bruger_id"]

    let register: Register
    /// Columns of both tables that are no longer declared: their values go into the past with the version they were in.
    var setAside: [String] = []
    var name: String { register.id.rawValue }
    var isSpatial: Bool { register.geometry != nil }
    /// The column that holds a feature's id.
    var identifier: String { register.identifier.name }
    var history: HistoryTable { HistoryTable(table: self) }

    init(_ register: Register) { self.register = register }

    /// The statements that make the tables with their indexes, without the triggers.
    var definition: [String] {
        [create] + indexes.map(\.sql) + (isSpatial ? [SpatialIndex(table: name).definition] : [])
    }

    var indexes: [TableIndex] { [idIndex] + uniqueIndexes + orderedIndexes }

    /// Finds a row by its id.
    var idIndex: TableIndex {
        TableIndex("\(name)_\(identifier)", on: name, [quoted(identifier)], isUnique: true)
    }

    /// Those that no rule of the table hangs on.
    var orderedIndexes: [TableIndex] {
        VisibilityIndex(table: self).definitions + OrderIndex(table: self).definitions
            + ReferenceIndex(table: self).definitions
    }

    var triggers: [Trigger] {
        [NewRow(table: self).trigger, version] + counters + (isSpatial ? SpatialIndex(table: name).triggers : [])
            + history.triggers + (search?.triggers ?? []) + (attachments?.rowTriggers ?? [])
    }

    /// Nil where it has no text.
    var search: SearchIndex? { SearchIndex(table: self) }

    /// Nil where its declaration takes none.
    var attachments: AttachmentLinks? { AttachmentLinks(table: self) }

    /// What a table has beside its key, its geometry and the declared fields.
    var ownColumns: [(name: String, type: String)] {
        [(Self.revision, "INTEGER"), (Self.actor, "TEXT")]
            + (register[Self.from] == nil ? [(Self.from, "DATETIME")] : [])
    }

    /// Declared fields and the table's own columns, with their types.
    var valueColumns: [(name: String, type: String)] {
        register.fields.map { ($0.name, $0.columnType) } + ownColumns
    }

    private var create: String {
        var columns = ["\(Self.key) INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"]
        if let geometry = register.geometry { columns.append("\(Self.geometry) \(geometry.ogcName)") }
        columns += valueColumns.map { "\(quoted($0.name)) \($0.type)" }
        return "CREATE TABLE \(quoted(name)) (\n  \(columns.joined(separator: ",\n  "))\n)"
    }

    private var uniqueIndexes: [TableIndex] {
        uniqueKeys.enumerated().map { place, fields in
            TableIndex("\(name)_noegle\(place)", on: name, fields.map(quoted), isUnique: true)
        }
    }

    /// The declared keys beside the identifier.
    var uniqueKeys: [[String]] { register.uniqueKeys.filter { $0 != [identifier] } }

    /// A change of any value makes a new version and keeps the one it ends; filling in a new row does not.
    private var version: Trigger {
        let fields = register.fields.map(\.name).filter { !Self.versionFields.contains($0) }
        let columns = (fields + setAside + (isSpatial ? [Self.geometry] : [])).map(quoted)
        let changed = columns.map { "OLD.\($0) IS NOT NEW.\($0)" }.joined(separator: " OR ")
        return Trigger(
            "\(name)_aendret", "AFTER UPDATE OF \(columns.joined(separator: ", "))", on: name,
            when: "OLD.\(Self.revision) IS NOT NULL AND (\(changed))",
            [
                history.archiving(.changed),
                """
                UPDATE \(quoted(name)) SET \(versionValues.joined(separator: ", "))
                    WHERE \(Self.key) = NEW.\(Self.key)
                """,
            ])
    }

    private var versionValues: [String] {
        var values = [
            "\(Self.revision) = OLD.\(Self.revision) + 1", "\(Self.actor) = \(HistoryTable.actor)",
            "\(Self.from) = \(history.closing)",
        ]
        if register["versions_id"] != nil { values.append("versions_id = \(NewRow.id)") }
        if register["bruger_id"] != nil { values.append("bruger_id = \(HistoryTable.actor)") }
        return values
    }

    /// Whoever writes, a running server sees that something changed.
    private var counters: [Trigger] {
        ["INSERT", "UPDATE", "DELETE"].map { event in
            Trigger("\(name)_taeller_\(event.lowercased())", "AFTER \(event)", on: name, counting)
        }
    }

    /// Tells that the table was written.
    var counting: [String] {
        [
            "UPDATE landkort_lager SET value = value + 1 WHERE name = 'aendring'",
            "UPDATE gpkg_contents SET last_change = \(NewRow.now) WHERE table_name = '\(name)'",
        ]
    }
}

func quoted(_ name: String) -> String {
    guard name.utf8.contains(UInt8(ascii: "\"")) else { return "\"\(name)\"" }
    return "\"\(name.replacing("\"", with: "\"\""))\""
}

extension Field {
    /// A column type that GeoPackage itself knows; others are dropped by GDAL and QGIS.
    var columnType: String {
        guard !multivalued else { return "TEXT" }
        return switch type {
        case .string, .uri, .code, .reference, .time: "TEXT"
        case .integer: "INTEGER"
        case .number: "DOUBLE"
        case .boolean: "BOOLEAN"
        case .date: "DATE"
        case .datetime: "DATETIME"
        }
    }
}
