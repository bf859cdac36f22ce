import Foundation
import GRDB
import LandkortCore

/// Whether what records refer to is there, and what refers to them, within the caller's transaction.
struct ReferenceRows {
    let tables: [RegisterID: RegisterTable]
    let db: Database

    /// - Throws: ``StoreProblem/noSuchRecord(_:_:)`` where a new reference of `feature` leads to nothing in force.
    func check(_ feature: Feature, replacing old: Feature?, in register: Register) throws {
        let broken = try register.newReferences(in: feature, replacing: old).filter { try !isThere($0) }
        guard broken.isEmpty else { throw StoreProblem.noSuchRecord(register.id, broken) }
    }

    private func isThere(_ reference: Reference) throws -> Bool {
        guard let table = tables[reference.target] else { return false }
        return try table.revision(of: reference.id, db) != nil
    }

    /// Some of the records in force that refer to any of `ids`, at most `limit`.
    ///
    /// - Complexity: O(log rows) of every register with references to `register`, O(rows) where they are lists.
    func referrers(to ids: [Feature.ID], in register: RegisterID, limit: Int) throws -> [Referrer] {
        let wanted = String(decoding: try JSONEncoder().encode(ids), as: UTF8.self)
        var found: [Referrer] = []
        for table in tables.values.sorted(by: { $0.name < $1.name }) {
            for (field, target) in table.register.referenceFields where target == register && found.count < limit {
                let sql = Self.finding(field, in: table) + " LIMIT \(limit - found.count)"
                let statement = try db.cachedStatement(sql: sql)
                let named = try String.fetchAll(statement, arguments: [wanted])
                found += named.map { Referrer($0, in: table.register.id) }.filter { !found.contains($0) }
            }
        }
        return found
    }

    /// The ids of the records of `table` that refer by `field` to any of a JSON list of ids.
    static func finding(_ field: Field, in table: RegisterTable) -> String {
        "SELECT \(quoted(table.identifier)) FROM \(quoted(table.name)) WHERE \(holds(field))"
    }

    private static func holds(_ field: Field) -> String {
        let (column, wanted) = (quoted(field.name), "SELECT value FROM json_each(?)")
        guard field.multivalued else { return "\(column) IN (\(wanted))" }
        let list = "iif(json_valid(\(column)), \(column), '[]')"
        return "EXISTS (SELECT 1 FROM json_each(\(list)) WHERE value IN (\(wanted)))"
    }
}
