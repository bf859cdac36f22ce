import GRDB
import LandkortCore

/// The registers of a store as a program knows them, and their tables as far as the file's fit.
struct StoreLayout: Sendable {
    /// Also those that fit no more.
    let registers: [Register]
    let tables: [RegisterID: RegisterTable]
    /// The file's schema that this was found to hold in; nil as long as nobody has looked.
    var schema: Int?

    init(_ registers: [Register], fitting: [Register], schema: Int? = nil) {
        self.registers = registers
        tables = Dictionary(uniqueKeysWithValues: fitting.map { ($0.id, RegisterTable($0)) })
        self.schema = schema
    }

    /// In the order of the declarations.
    var ordered: [RegisterTable] { registers.compactMap { tables[$0.id] } }

    func table(_ register: RegisterID) throws(StoreProblem) -> RegisterTable {
        if let table = tables[register] { return table }
        throw registers.contains { $0.id == register } ? .reshaped(register) : .unknownRegister(register)
    }

    /// The layout that fits the file as it is now: of each register the declaration in `fresh` where its table has that
    /// form, else the one that was known so far. What only `fresh` has and the file does not is left out.
    ///
    /// - Complexity: O(registers).
    func renewed(with fresh: [Register], _ db: Database) throws -> StoreLayout {
        var (all, fitting) = ([Register](), [Register]())
        for register in fresh {
            let old = registers.first { $0.id == register.id }
            let choice = try [register, old].compactMap { $0 }.first { try Self.fits($0, db) }
            if let found = choice ?? old { all.append(found) }
            if let choice { fitting.append(choice) }
        }
        return StoreLayout(all, fitting: fitting, schema: try Self.schema(db))
    }

    private static func fits(_ register: Register, _ db: Database) throws -> Bool {
        let migration = Migration(from: try StoredShapes.shape(of: RegisterTable(register), db), to: register)
        return migration.obstacles.isEmpty && migration.steps.allSatisfy(\.leavesUse)
    }

    static func schema(_ db: Database) throws -> Int {
        try Int.fetchOne(db.cachedStatement(sql: "PRAGMA schema_version")) ?? 0
    }
}
