import CTriggers
import Foundation
import GRDB
import LandkortCore

/// New rows of one register, many at a time: what the triggers do to a new row is done here once for all of them.
///
/// A trigger is run for each row and costs ten times what the row costs. The rows are the same as by the triggers; what
/// brings along something they would have to judge is left to them.
struct BulkInsertion {
    private let table: RegisterTable
    private let actor: String?
    private let db: Database
    private let now: String
    private let ids: (objects: SerialID, versions: SerialID)
    private let hasPast: Bool

    /// - Throws: what SQLite throws.
    init(_ table: RegisterTable, _ db: Database) throws {
        self.table = table
        self.db = db
        let sql = "SELECT \(NewRow.now), \(NewRow.id), \(NewRow.id), \(HistoryTable.actor)"
        guard let row = try Row.fetchOne(db, sql: sql) else { throw StoreProblem.damaged(table.name) }
        now = row[0]
        ids = (SerialID(row[1]), SerialID(row[2]))
        actor = row[3]
        hasPast = try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM \(quoted(table.history.name)))") ?? true
    }

    /// Writes what ``features(_:)`` gave; one whose key is taken is left out.
    func insert(_ features: [Feature]) throws -> [WriteOutcome] {
        try withoutTriggers {
            let sql = insertion
            var rows = try db.cachedStatement(sql: sql)
            var boxes: [(key: Int64, box: Envelope)] = []
            var first: Int64?
            let outcomes = try features.enumerated().map { place, feature in
                let outcome = try insert(feature, at: place, rows)
                guard case .written = outcome else {
                    // A statement that has failed keeps the values it failed with.
                    rows = try db.makeStatement(sql: sql)
                    return outcome
                }
                if first == nil { first = db.lastInsertedRowID }
                if let geometry = feature.geometry, !geometry.isEmpty, let box = geometry.envelope {
                    boxes.append((db.lastInsertedRowID, box))
                }
                return outcome
            }
            if table.isSpatial { try index(boxes) }
            if let first { try table.search?.add(from: first, db) }
            try count()
            return outcomes
        }
    }

    /// What `changes` insert, where they do nothing else and nothing that the triggers have to judge; else nil.
    func features(_ changes: [FeatureChange]) -> [Feature]? {
        var features: [Feature] = []
        for change in changes {
            guard case .insert(let feature) = change, takes(feature) else { return nil }
            features.append(feature)
        }
        return features
    }

    /// Whether the triggers would only fill in what `feature` has not: it brings no id that may have versions, nor
    /// anything of a version.
    private func takes(_ feature: Feature) -> Bool {
        guard feature.id.isEmpty || !hasPast else { return false }
        return table.register.fields.allSatisfy { field in
            switch field.name {
            case RegisterTable.objectField: feature[field.name].isNull || SerialID.isID(feature[field.name])
            case let name where field.tellsOfVersion: feature[name].isNull
            default: true
            }
        }
    }

    private func withoutTriggers<T>(_ body: () throws -> T) throws -> T {
        let connection = UnsafeMutableRawPointer(db.sqliteConnection)
        landkort_set_triggers(connection, 0)
        defer { landkort_set_triggers(connection, 1) }
        return try body()
    }

    /// Neighbours one behind the other, which lie in the same leaves of the tree.
    private func index(_ boxes: [(key: Int64, box: Envelope)]) throws {
        let tree = try db.cachedStatement(sql: SpatialIndex(table: table.name).insertion)
        let ordered = boxes.map { (order: $0.box.centre.interleaved, entry: $0) }.sorted { $0.order < $1.order }
        for (_, (key, box)) in ordered {
            try tree.execute(arguments: [key, box.minX, box.maxX, box.minY, box.maxY])
        }
    }

    private func insert(_ feature: Feature, at place: Int, _ rows: Statement) throws -> WriteOutcome {
        let id = feature.id.isEmpty ? ids.objects.text(place) : feature.id
        let blob = table.isSpatial ? feature.geometry.map { Data(GeoPackageBlob($0).bytes) } : nil
        do {
            let values = values(of: feature, id, place) + (table.isSpatial ? [blob] : [])
            try rows.execute(arguments: StatementArguments(values))
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            return .duplicate(fields: table.fields(of: error).split(separator: ", ").map(String.init))
        }
        return .written(Saved(id: id, revision: 1))
    }

    private func values(of feature: Feature, _ id: Feature.ID, _ place: Int) -> [(any DatabaseValueConvertible)?] {
        let declared: [(any DatabaseValueConvertible)?] = table.register.fields.map { field in
            switch field.name {
            case table.identifier: id
            case RegisterTable.objectField: feature[field.name].string ?? ids.objects.text(place)
            case "versions_id": ids.versions.text(place)
            case RegisterTable.from, "oprettet": now
            case "bruger_id": actor ?? feature[field.name].databaseValue
            default:
                value(of: field, in: feature)
            }
        }
        let own: [(any DatabaseValueConvertible)?] = table.ownColumns.map { column in
            switch column.name {
            case RegisterTable.revision: 1
            case RegisterTable.actor: actor
            default: now
            }
        }
        return declared + own
    }

    private func value(of field: Field, in feature: Feature) -> DatabaseValue {
        let value = feature[field.name]
        guard value.isNull, let usual = field.defaultValue, !usual.isList else { return field.stored(value) }
        return field.stored(usual)
    }

    private var insertion: String {
        let columns = table.valueColumns.map { quoted($0.name) } + (table.isSpatial ? [RegisterTable.geometry] : [])
        let places = columns.map { _ in "?" }.joined(separator: ", ")
        return "INSERT INTO \(quoted(table.name)) (\(columns.joined(separator: ", "))) VALUES (\(places))"
    }

    private func count() throws {
        for statement in table.counting { try db.execute(sql: statement) }
    }
}

/// Ids that follow one another, so that an index of them grows at one end.
private struct SerialID {
    private let head: String
    private let first: UInt64

    /// - Parameter id: a uuid, the first of them.
    init(_ id: String) {
        head = String(id.prefix(24))
        first = UInt64(id.suffix(12), radix: 16) ?? 0
    }

    func text(_ place: Int) -> String {
        let digits = String((first &+ UInt64(place)) & 0xffff_ffff_ffff, radix: 16)
        return head + String(repeating: "0", count: 12 - digits.count) + digits
    }

    static func isID(_ value: Value) -> Bool {
        guard let text = value.string else { return false }
        return text.utf8.count == 36 && UUID(uuidString: text) != nil
    }
}

extension Position {
    /// Its place along a Z-order curve with steps of a kilometre.
    fileprivate var interleaved: UInt32 {
        func spread(_ metres: Double) -> UInt32 {
            var bits = UInt32(min(max(metres / 1000, 0), 65535))
            for (shift, mask) in [(8, 0x00ff_00ff), (4, 0x0f0f_0f0f), (2, 0x3333_3333), (1, 0x5555_5555)] {
                bits = (bits | bits << UInt32(shift)) & UInt32(mask)
            }
            return bits
        }
        return spread(x) | spread(y) << 1
    }
}

extension Value {
    fileprivate var isList: Bool { if case .array = self { true } else { false } }
}
