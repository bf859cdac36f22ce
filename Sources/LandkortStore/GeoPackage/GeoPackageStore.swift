import GRDB
public import LandkortCore
public import Logging
import Synchronization

/// A store in one GeoPackage file, which QGIS and GDAL open as well.
public final class GeoPackageStore: Store {
    /// The version of our own tables; a file with a larger one is refused.
    static let format = 4

    /// As given when it was opened, or as declared since; the file may hold tables of others, which are left alone.
    public var registers: [Register] { layout.withLock { $0.registers } }
    /// Of the registers that the file's tables fit.
    var tables: [RegisterID: RegisterTable] { layout.withLock { $0.tables } }
    let layout: Mutex<StoreLayout>
    /// Reads the declarations anew; nil where they stay as they were given.
    let declarations: (@Sendable () throws -> [Register])?
    let connection: StoreConnection
    let hasSpatialFunctions = Mutex(false)
    let unreadable: UnreadableGeometries
    let counts = KnownAnswers<Int>(most: 1_000)
    let extents = KnownAnswers<Envelope?>(most: 1_000)
    let grids = KnownAnswers<SquareGrid>(most: 2_000_000)
    /// Keys, of which there may be some 32 MB.
    let matches = KnownAnswers<[Int64]>(most: 4_000_000)
    /// Two bits a row, of which there may be some 64 MB.
    let knownRows = KnownAnswers<KnownRows>(most: 8_000_000)

    /// Opens the store at `path`, or makes one there.
    ///
    /// - Parameters:
    ///   - registers: the declarations; a table is made for each that the file lacks.
    ///   - seeds: the rows a new table begins with.
    ///   - creating: whether to make a store where there is none.
    ///   - filling: whether a store that is made is filled at once, by this program alone: much is then written faster,
    ///     and who reads it meanwhile waits.
    ///   - circumstances: where a store that is made takes the time and its random ids from; nil is the machine.
    ///   - declarations: reads the declarations anew when the file was changed; nil keeps `registers`.
    ///   - logger: is told of rows that cannot be shown whole.
    /// - Throws: ``StoreProblem/noStore(path:)``, ``StoreProblem/notAStore(path:reason:)``,
    ///   ``StoreProblem/newer(path:format:known:)``, ``StoreProblem/cannotOpen(path:)``,
    ///   ``StoreProblem/isFolder(path:)``, ``StoreProblem/declarationChanged(_:)``.
    /// - Note: a write-protected store is opened to read; writing to it then throws ``StoreProblem/readOnly``.
    public static func open(
        _ path: String, registers: [Register], seeds: [RegisterID: [Feature]] = [:], creating: Bool,
        filling: Bool = false, circumstances: Circumstances? = nil,
        declarations: (@Sendable () throws -> [Register])? = nil, logger: Logger = Logger(label: "landkort.store")
    ) async throws(StoreProblem) -> GeoPackageStore {
        let file = StoreFile(path: path)
        return try await waiting {
            let found = try file.opened()
            guard found != nil || creating else { throw StoreProblem.noStore(path: path) }
            let connection = try found.map(file.connection) ?? file.newConnection(isFilled: filling, circumstances)
            let store = GeoPackageStore(connection, registers, declarations, logger)
            _ = try await store.prepare(seeds)
            return store
        }
    }

    /// How long opening waits for a program that makes the same store.
    ///
    /// The change to a write-ahead log and the undoing of a journal are refused at once where others read, and making
    /// every register takes longer than an edit may wait.
    private static let openingPatience = Duration.seconds(180)

    static func waiting<T>(_ open: () async throws -> T) async throws(StoreProblem) -> T {
        let last = ContinuousClock.now + openingPatience
        while true {
            do {
                return try await open()
            } catch StoreProblem.busy where ContinuousClock.now < last && !Task.isCancelled {
                try? await Task.sleep(for: .milliseconds(.random(in: 5...50)))
            } catch {
                throw translated(error)
            }
        }
    }

    init(
        _ connection: StoreConnection, _ registers: [Register], _ declarations: (@Sendable () throws -> [Register])?,
        _ logger: Logger
    ) {
        self.connection = connection
        self.declarations = declarations
        unreadable = UnreadableGeometries(logger: logger)
        layout = Mutex(StoreLayout(registers, fitting: registers))
    }

    /// Makes what the file lacks, with its rows, in one transaction.
    ///
    /// - Parameter isChanging: whether what is there may change its form.
    func prepare(_ seeds: [RegisterID: [Feature]], isChanging: Bool = false) async throws(StoreProblem) -> Migration {
        let all = layout.withLock { $0.ordered }
        let isComplete = try await reading { try Schema.isComplete($0, all) }
        guard !isComplete else { return Migration() }
        guard connection.isWritable else { throw .outdated }
        try await loadSpatialFunctions()
        return try await translating {
            try await self.connection.write { db in
                let migration = try Schema.make(db, all, isChanging: isChanging)
                try self.insert(seeds.filter { migration.makes($0.key) }, db)
                return migration
            }
        }
    }

    /// Folds the log into the file, so that nothing is left beside it; the store cannot be used afterwards.
    public func close() { connection.close() }

    func table(_ register: RegisterID) throws(StoreProblem) -> RegisterTable {
        try layout.withLock { layout throws(StoreProblem) in try layout.table(register) }
    }

    func reading<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws(StoreProblem) -> T {
        do {
            return try await connection.read(body)
        } catch {
            throw await overtaken(translated(error))
        }
    }

    /// The same, in its turn where rows are looked at one after the other.
    func reading<T: Sendable>(
        by statement: FeatureStatement, _ body: @escaping @Sendable (Database) throws -> T
    ) async throws(StoreProblem) -> T {
        guard !statement.findsAll else { return try await reading(body) }
        return try await LongWork.ofRows.inTurn(orElse: .crowded) { () throws(StoreProblem) in
            try await reading(body)
        }
    }

    /// See ``StoreConnection/glance(_:)``; nil also where it fails, for a read to say why.
    func glance<T>(_ body: (Database) throws -> T) -> T? { (try? connection.glance(body)) ?? nil }

    /// A counter that the tables' triggers raise, so that edits made in QGIS count too. O(1).
    public func change() async throws(StoreProblem) -> Int {
        try await reading { try Self.change($0) }
    }

    static func change(_ db: Database) throws -> Int {
        try Int.fetchOne(db.cachedStatement(sql: "SELECT value FROM landkort_lager WHERE name = 'aendring'")) ?? 0
    }
}
