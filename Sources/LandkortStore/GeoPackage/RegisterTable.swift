import LandkortCore

/// One register as a GeoPackage table: columns, triggers, spatial index.
struct RegisterTable: Sendable {
    static let key = "fid"
    static let geometry = "geom"
    /// Set by the table's triggers: which version this is, and since when.
    static let versionFields = ["versions_id", "systid_fra"]
    static let objectField = "objekt_id"

    let register: Register
    var name: String { register.id.rawValue }
    var isSpatial: Bool { register.geometry != nil }
    /// The column that holds a feature's id.
    var identifier: String { register.identifier.name }

    init(_ register: Register) { self.register = register }

    /// The statements that make the table with its indexes and triggers.
    var definition: [String] {
        [create, "CREATE UNIQUE INDEX \(quoted("\(name)_\(identifier)")) ON \(quoted(name)) (\(quoted(identifier)))"]
            + uniqueIndexes + fieldTriggers + counters + (isSpatial ? SpatialIndex(table: name).definition : [])
    }

    /// The triggers that name every field.
    var fieldTriggers: [String] { [NewRow(table: self).trigger, version] }

    private var create: String {
        var columns = ["\(Self.key) INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"]
        if let geometry = register.geometry { columns.append("\(Self.geometry) \(geometry.ogcName)") }
        columns += register.fields.map { "\(quoted($0.name)) \($0.columnType)" }
        columns.append("revision INTEGER")
        return "CREATE TABLE \(quoted(name)) (\n  \(columns.joined(separator: ",\n  "))\n)"
    }

    /// All columns by name: with `*`, a connection that has not seen a column added would misread the row.
    var columns: String {
        let own = [Self.key] + (isSpatial ? [Self.geometry] : [])
        return (own + register.fields.map { quoted($0.name) }).joined(separator: ", ")
    }

    private var uniqueIndexes: [String] {
        register.uniqueKeys.filter { $0 != [identifier] }.enumerated().map { place, fields in
            let columns = fields.map(quoted).joined(separator: ", ")
            return "CREATE UNIQUE INDEX \(quoted("\(name)_noegle\(place)")) ON \(quoted(name)) (\(columns))"
        }
    }

    /// A change of any value makes a new version; filling in a new row does not.
    private var version: String {
        let fields = register.fields.map(\.name).filter { !Self.versionFields.contains($0) }
        let columns = (fields + (isSpatial ? [Self.geometry] : [])).map(quoted)
        let changed = columns.map { "OLD.\($0) IS NOT NEW.\($0)" }.joined(separator: " OR ")
        var values = ["revision = coalesce(OLD.revision, 0) + 1"]
        if register["versions_id"] != nil { values.append("versions_id = \(NewRow.id)") }
        if register["systid_fra"] != nil { values.append("systid_fra = \(NewRow.now)") }
        return """
            CREATE TRIGGER \(quoted("\(name)_aendret")) AFTER UPDATE OF \(columns.joined(separator: ", "))
            ON \(quoted(name)) WHEN OLD.revision IS NOT NULL AND (\(changed)) BEGIN
              UPDATE \(quoted(name)) SET \(values.joined(separator: ", ")) WHERE \(Self.key) = NEW.\(Self.key);
            END
            """
    }

    /// Whoever writes, a running server sees that something changed.
    private var counters: [String] {
        ["INSERT", "UPDATE", "DELETE"].map { event in
            """
            CREATE TRIGGER \(quoted("\(name)_taeller_\(event.lowercased())")) AFTER \(event) ON \(quoted(name)) BEGIN
              UPDATE landkort_lager SET value = value + 1 WHERE name = 'aendring';
              UPDATE gpkg_contents SET last_change = \(NewRow.now)
                WHERE table_name = '\(name)';
            END
            """
        }
    }
}

func quoted(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }

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
