import Foundation
import LandkortCore
import LandkortRegisters
public import LandkortStore

/// Writes the sample into a store: two campaigns and rows in every register, each marked as invented.
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
        for (register, features) in try features(for: store.registers) {
            let isMarked = register["syntetisk"] != nil
            for var feature in features where try await lacks(feature.id, of: register, store) {
                if isMarked { feature["syntetisk"] = true }
                missing[register.id, default: []].append(feature)
            }
        }
        return missing
    }

    /// What is computed, and the examples of every other register.
    private func features(for registers: [Register]) throws -> [(register: Register, features: [Feature])] {
        let computed = Dictionary(uniqueKeysWithValues: sample.features().map { ($0.register, $0.features) })
        let examples = try SampleExamples(BuiltIn().examples(), for: registers, computed: Set(computed.keys))
        return registers.map { ($0, (computed[$0.id] ?? []) + (examples.rows[$0.id] ?? [])) }
    }

    private func lacks(_ id: Feature.ID, of register: Register, _ store: any Store) async throws -> Bool {
        do {
            _ = try await store.feature(id, in: register.id, reader: .administrator)
            return false
        } catch StoreProblem.notFound {
            return true
        }
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
