import LandkortCore
import LandkortStore
import Logging
import Support
import Synchronization
import Testing

@Suite(
    "A geometry that cannot be read",
    .enabled(if: GeoPackageFile.canRead, "skipped: gdal-bin and python3-gdal are not installed"))
struct UnreadableGeometryTests {
    private static let all = Envelope(minX: 0, minY: 0, maxX: 10, maxY: 10)

    /// Three rows, of which the second's geometry is `bytes`.
    private func store(_ scratch: Scratch, _ bytes: String, _ log: Log) async throws -> GeoPackageStore {
        let path = scratch.path("lager.gpkg")
        let store = try await GeoPackageStore.open(
            path, registers: [Trial.register()], creating: true, logger: Logger(label: "test") { _ in log })
        try await store.insert([Trial.id: (1...3).map { Trial.row($0, at: Trial.point(Double($0), 1)) }])
        let file = GeoPackageFile(path)
        for trigger in try await file.rows("SELECT name FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%ST_%'")
        {
            _ = try await file.rows("DROP TRIGGER \"\(trigger[0])\"")
        }
        _ = try await file.rows("UPDATE proeve SET geom = \(bytes) WHERE fid = 2")
        return store
    }

    @Test(
        "costs its row the geometry and the others nothing, and is told once",
        arguments: ["X'00'", "X''", "X'4750000100000000FF'", "'tekst'", "7"])
    func others(bytes: String) async throws {
        let scratch = try Scratch()
        let log = Log()
        let store = try await store(scratch, bytes, log)
        for reader in [Reader.anonymous, .administrator] {
            let page = try await store.features(in: Trial.id, matching: FeatureQuery(), reader: reader)
            #expect(page.features.map(\.id) == (1...3).map { Trial.id($0) })
            #expect(page.features.map { $0.geometry == nil } == [false, true, false])
            #expect(try await store.feature(Trial.id(2), in: Trial.id, reader: reader)["navn"] == "Nr. 2")
            let inBox = FeatureQuery(box: Self.all)
            #expect(
                try await store.features(in: Trial.id, matching: inBox, reader: reader).features.map(\.id)
                    == [Trial.id(1), Trial.id(3)])
            #expect(try await store.count(in: Trial.id, matching: inBox, reader: reader) == 2)
            #expect(
                try await store.extent(of: Trial.id, matching: FeatureQuery(), reader: reader)
                    == Envelope(minX: 1, minY: 1, maxX: 3, maxY: 1))
        }
        let lines = log.lines.withLock { $0 }
        #expect(lines.count == 1 && lines[0].contains("proeve.geom, fid 2"), "\(lines)")
    }
}

/// Keeps the warnings.
private final class Log: LogHandler, Sendable {
    let lines = Mutex<[String]>([])

    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }
    var logLevel: Logger.Level {
        get { .warning }
        set {}
    }
    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }

    func log(event: LogEvent) {
        lines.withLock { $0.append("\(event.message)") }
    }
}
