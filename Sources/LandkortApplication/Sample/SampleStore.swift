import Foundation
public import LandkortCore
import LandkortRegisters
public import LandkortStore

/// Writes the sample into a store: two campaigns and rows in every register, each marked as invented.
public struct SampleStore: Sendable {
    private let sample: Sample
    private let national: [RegisterID: [Feature]]
    private let threads: Int

    /// - Parameter national: the rows a store begins with; nil is those of the built-in registers.
    /// - Throws: ``SampleProblem`` when the embedded files cannot be read.
    public init(threads: Int, national: [RegisterID: [Feature]]? = nil) throws {
        sample = try Sample.embedded()
        self.national = try national ?? BuiltIn().seeds
        self.threads = threads
    }

    /// What the sample holds of campaigns and registers is written where the store lacks it; the rest is left alone.
    ///
    /// Every conflict is found before the first write. A run that was cut off is finished by the next.
    ///
    /// - Parameter progress: told the share done, 0 to 1.
    /// - Throws: ``SampleProblem/storeInUse(campaigns:registers:)``, ``SampleProblem/otherSample(_:)``.
    public func write(into store: any Store, progress: @Sendable (Double) -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "eksempel-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var isHeld: [Bool?] = []
        for year in Sample.years {
            try Data(sample.campaign(year: year)).write(to: Self.file(year, in: folder))
            isHeld.append(try await holds(year, from: folder, store))
        }
        let missing = try await missingFeatures(in: store)
        guard !missing.isEmpty || !isHeld.allSatisfy({ $0 == true }) else { return progress(1) }
        if let problem = try await SampleGround(store, national: national).problem() { throw problem }
        for (year, isHeld) in zip(Sample.years, isHeld) where isHeld == nil {
            throw SampleProblem.otherSample(Self.id(year))
        }
        try await SampleReferences(missing).check(in: store)
        try await insert(missing, into: store)
        for (place, year) in Sample.years.enumerated() {
            progress(Double(place + 1) / 3)
            _ = try await imports(year, from: folder, into: store, isTrial: false)
        }
        progress(1)
    }

    /// A moment ago the store lacked them.
    private func insert(_ missing: [RegisterID: [Feature]], into store: any Store) async throws {
        do {
            try await store.insert(missing)
        } catch {
            guard case .duplicate = error else { throw error }
            throw SampleProblem.writtenMeanwhile
        }
    }

    private static func file(_ year: Int, in folder: URL) -> URL { folder.appending(path: "eksempel-\(year).csv") }

    private static func id(_ year: Int) -> CampaignID { CampaignID(name: String(year)) }

    /// Nil where the store has something else in its place.
    private func holds(_ year: Int, from folder: URL, _ store: any Store) async throws -> Bool? {
        do {
            return try await imports(year, from: folder, into: store, isTrial: true) == .unchanged
        } catch CampaignProblem.overlaps, CampaignProblem.mixesSample {
            return nil
        }
    }

    private func imports(
        _ year: Int, from folder: URL, into store: any Store, isTrial: Bool
    ) async throws -> CampaignSummary.Outcome {
        var work = CampaignImport(id: Self.id(year), threads: threads, now: Sample.moment)
        work.isPartial = true
        work.isSynthetic = true
        work.isTrial = isTrial
        return try await work.run(Self.file(year, in: folder).path, into: { store }).outcome
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

    /// What is computed, and the examples of every other register. Examples of a computed one that others refer to
    /// take the place of as many computed rows, so that it has as many as the sample says.
    private func features(for registers: [Register]) throws -> [(register: Register, features: [Feature])] {
        let computed = Dictionary(uniqueKeysWithValues: sample.features().map { ($0.register, $0.features) })
        let examples = try SampleExamples(BuiltIn().examples(), for: registers, computed: Set(computed.keys))
        return registers.map { register in
            let referred = examples.rows[register.id] ?? []
            return (register, (computed[register.id] ?? []).dropLast(referred.count) + referred)
        }
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
