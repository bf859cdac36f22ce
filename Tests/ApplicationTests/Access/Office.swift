import LandkortApplication
import LandkortCore
import LandkortRegisters
import LandkortStore
import Support

/// A store with accounts beside it, and a clock that stands still until it is moved.
struct Office {
    let scratch: Scratch
    let store: GeoPackageStore
    let workspace: Workspace
    let accounts: Accounts
    let clock = MovableClock()

    static let key = "en revisionsnøgle af god længde, som ingen kender"

    /// - Parameter more: registers beside the built-in ones.
    init(_ more: [Register] = []) async throws {
        scratch = try Scratch()
        let builtIn = try BuiltIn()
        store = try await GeoPackageStore.open(
            scratch.path("kontor.gpkg"), registers: builtIn.registers + more, seeds: builtIn.seeds, creating: true)
        workspace = Workspace(store: store, threads: 1, today: { "2026-11-20" })
        let clock = clock
        accounts = try AccountPlace(store: scratch.path("kontor.gpkg"), environment: ["LANDKORT_AUDIT_KEY": Self.key])
            .accounts(creating: true, now: { clock.now })
    }

    var editing: Editing { Editing(workspace, accounts) }
    var file: GeoPackageFile { GeoPackageFile(scratch.path("kontor.konti")) }

    /// Makes the file of accounts one of an older format.
    func age(to format: Int) async throws {
        var steps = ["DROP INDEX konto_udefra"]
        steps += ["udsteder", "subjekt"].map { "ALTER TABLE konto DROP COLUMN \($0)" }
        if format < 3 { steps.append("DROP TABLE visning") }
        if format < 2 {
            let columns = [("konto", "spaerret"), ("adgangsnoegle", "ejer"), ("gennemsyn", "bemaerkning")]
            steps += columns.map { "ALTER TABLE \($0) DROP COLUMN \($1)" }
        }
        for step in steps + ["PRAGMA user_version = \(format)"] { _ = try await file.rows(step) }
    }

    /// In Aalborg.
    static let ida = Account(name: "ida", role: .coordinator, authority: "29189420")
    /// In Thisted.
    static let bo = Account(name: "bo", role: .coordinator, authority: "29189560")
    static let reader = Account(name: "laeser", role: .authority, authority: "29189420")
    static let admin = Account(name: "admin", role: .administrator)

    static func mast(_ number: Int, of authority: String? = "29189420", visibility: Value = "1") -> Feature {
        Feature(
            id: "00000000-0000-4000-8000-00000000000\(number)",
            values: [
                "navn": .string("Mast \(number)"), "off_kode": visibility,
                "cvr_kode": authority.map(Value.string) ?? .null,
            ], geometry: .point(Position(x: 555_000, y: 6_322_000)))
    }

    /// The lines of the log as `kind who`.
    func log() async throws -> [String] {
        try await accounts.events(last: 100).map { "\($0.kind.rawValue) \($0.who)" }
    }
}

/// What refuses `body`, as programs are told it; `done` where nothing does.
func code(_ body: () async throws -> Void) async -> String {
    do {
        try await body()
        return "done"
    } catch {
        return (error as? any Problem)?.code ?? "\(error)"
    }
}
