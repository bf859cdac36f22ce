import ArgumentParser
import Foundation
import LandkortApplication
import LandkortCore
import LandkortRegisters
import LandkortStore
import Synchronization

/// `--store FILE`, and what opens it.
struct StoreOption: ParsableArguments {
    @Option(help: "The store, a GeoPackage file; default: the environment variable LANDKORT_STORE.")
    var store: String?

    @Option(help: "A folder of more registers; default: FILE's name with .registre, beside it, when there is one.")
    var registers: String?

    /// Opens the store, or makes it with its national rows.
    func open(
        creating: Bool, filling: Bool = false, circumstances: Circumstances? = nil
    ) async throws -> GeoPackageStore {
        try await Opening.store(
            at: try path(), creating: creating, filling: filling, circumstances: circumstances,
            registers: try folder())
    }

    /// The rows that such a store begins with.
    func nationalRows() throws -> [RegisterID: [Feature]] {
        try Opening.nationalRows(of: try path(), registers: try folder())
    }

    /// Opens the store; where there is none, an empty one that is gone with the program.
    func openForTrial() async throws -> GeoPackageStore {
        let path = try path()
        let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int
        guard size ?? 0 == 0 else {
            return try await Opening.store(at: path, creating: false, registers: try self.folder())
        }
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        Self.trialFolder.withLock { $0 = folder }
        return try await Opening.store(
            at: folder.appending(path: "proeve.gpkg").path, creating: true,
            registers: try self.folder() ?? RegisterFolder.beside(store: path))
    }

    func folder() throws(ModelProblem) -> RegisterFolder? {
        guard let registers else { return nil }
        return try RegisterFolder(registers)
    }

    /// Where ``openForTrial()`` put its store.
    private static let trialFolder = Mutex<URL?>(nil)

    /// Removes what ``openForTrial()`` made.
    static func endTrial() {
        trialFolder.withLock { folder in
            if let made = folder { try? FileManager.default.removeItem(at: made) }
            folder = nil
        }
    }

    func path() throws -> String {
        guard let path = store ?? ProcessInfo.processInfo.environment["LANDKORT_STORE"], !path.isEmpty else {
            throw UseProblem.noStoreNamed
        }
        return path
    }

    func workspace() async throws -> Workspace {
        Self.workspace(on: try await open(creating: false))
    }

    static func workspace(on store: any Store) -> Workspace {
        Workspace(store: store, threads: threads, today: { Clock.today() })
    }

    /// `LANDKORT_THREADS`, else as many as there are cores.
    static var threads: Int {
        let wanted = ProcessInfo.processInfo.environment["LANDKORT_THREADS"].flatMap(Int.init)
        return max(1, wanted ?? ProcessInfo.processInfo.activeProcessorCount)
    }
}

/// Now, as the store writes it.
enum Clock {
    static func now() -> String { Date.now.formatted(.iso8601) }
    static func today() -> String { String(now().prefix(10)) }
}
