import Foundation
import LandkortCore
public import LandkortStore

/// Writes the sample into a store: two campaigns and the registers it fills, every row marked as invented.
public struct SampleStore: Sendable {
    private let sample: Sample
    private let threads: Int

    /// - Throws: ``SampleProblem`` when the embedded files cannot be read.
    public init(threads: Int) throws {
        sample = try Sample.embedded()
        self.threads = threads
    }

    /// What the sample holds of campaigns and registers is written where the store lacks it; the rest is left alone.
    ///
    /// - Parameter progress: told the share done, 0 to 1.
    public func write(into store: any Store, progress: @Sendable (Double) -> Void) async throws {
        for (place, year) in Sample.years.enumerated() {
            try await write(campaign: year, into: store)
            progress(Double(place + 1) / 3)
        }
        try await store.insert(try await missingFeatures(in: store))
        progress(1)
    }

    private func write(campaign year: Int, into store: any Store) async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "eksempel-\(year)-\(UUID().uuidString).csv")
        try Data(sample.campaign(year: year)).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        var work = CampaignImport(id: CampaignID(name: String(year)), threads: threads, now: Sample.moment)
        work.isPartial = true
        work.isSynthetic = true
        work.fileName = "eksempel-\(year).csv"
        _ = try await work.run(file.path, into: { store })
    }

    private func missingFeatures(in store: any Store) async throws -> [RegisterID: [Feature]] {
        var missing: [RegisterID: [Feature]] = [:]
        for (register, features) in sample.features() {
            let query = FeatureQuery(equal: ["syntetisk": true])
            guard try await store.count(in: register, matching: query, reader: .administrator) == 0 else { continue }
            missing[register] = features.map { feature in
                var feature = feature
                feature["syntetisk"] = true
                return feature
            }
        }
        return missing
    }
}

extension Sample {
    /// The sample of the files that travel inside the program.
    public static func embedded() throws -> Sample { try Sample(files: embeddedFiles()) }

    static func embeddedFiles() -> [String: String] {
        let prefix = "Sample/"
        var files: [String: String] = [:]
        for (name, content) in Embedded.files where name.hasPrefix(prefix) {
            files[String(name.dropFirst(prefix.count))] = content.description
        }
        return files
    }
}
