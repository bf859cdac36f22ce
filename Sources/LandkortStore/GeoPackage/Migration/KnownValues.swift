import GRDB
import LandkortCore

/// What values of a field may name: the codes of its list, or the records of a register.
struct KnownValues {
    private let type: FieldType
    /// Finds a record by its id; nil where the field refers to none, or the file does not have the register.
    private let record: Statement?

    /// - Parameter tables: of all registers, as they are declared.
    init(_ type: FieldType, among tables: [RegisterTable], _ db: Database) throws {
        self.type = type
        guard case .reference(let target) = type, let table = tables.first(where: { $0.register.id == target }),
            let identifier = try StoredShapes.shape(of: table, db)?.identifier
        else {
            record = nil
            return
        }
        record = try db.makeStatement(
            sql: "SELECT EXISTS (SELECT 1 FROM \(quoted(table.name)) WHERE \(quoted(identifier)) = ?)")
    }

    /// Whether values name anything at all.
    var isNeeded: Bool {
        switch type {
        case .code, .reference: true
        case .string, .uri, .integer, .number, .boolean, .date, .datetime, .time: false
        }
    }

    /// Whether everything that `value` names is there; codes no longer in use are. O(log rows) for a reference.
    func has(_ value: Value) throws -> Bool {
        switch (type, value) {
        case (_, .array(let items)): try items.allSatisfy(has)
        case (.code(let list), .string(let code)): list[code] != nil
        case (.reference, .string(let id)): try record.map { try Bool.fetchOne($0, arguments: [id]) == true } ?? false
        default: true
        }
    }
}
