import LandkortCore
import LandkortRegisters
import LandkortStore
import Support

@testable import LandkortApplication

/// A store of its own with the example rows, changed as a test wants them, and the notes it gives.
struct NoteTrial {
    static let north = "digital-infrastruktur-nordjylland"
    static let taskforce = "digital-taskforce-region-sjaelland"

    /// With the example rows as they are; read by many tests and written by none.
    static let plain = Task { try await NoteTrial() }

    let store: GeoPackageStore
    private let workspace: Workspace
    private let scratch: Scratch

    init(_ change: (inout [RegisterID: [Feature]]) -> Void = { _ in }) async throws {
        scratch = try Scratch()
        store = try await Opening.store(at: scratch.path("lager.gpkg"), creating: true)
        workspace = Workspace(store: store, threads: 1, today: { "2026-11-20" })
        var rows = try BuiltIn().examples()
        for register in store.registers where register["syntetisk"] != nil {
            for place in rows[register.id, default: []].indices { rows[register.id]![place]["syntetisk"] = true }
        }
        change(&rows)
        try await store.insert(rows.filter { !$0.value.isEmpty })
    }

    func note(
        _ partnership: String = north, _ year: String? = "2024", reader: Reader = .administrator
    ) async throws -> Document {
        try await workspace.statusNote(of: partnership, year: year, reader: reader)
    }

    func text(
        _ partnership: String = north, _ year: String? = "2024", reader: Reader = .administrator
    ) async throws -> String {
        try await note(partnership, year, reader: reader).text
    }

    /// As a caller names it.
    func run(_ inputs: [String: String]) async throws -> ProcessAnswer {
        try await AnalysisProcess.named("statusnotat").run(inputs, in: workspace, reader: .administrator)
    }

    /// Changes the seeded row of `register` that `choose` finds.
    func change(
        _ register: RegisterID, where choose: (Feature) -> Bool, _ change: (inout Feature) -> Void
    ) async throws {
        let rows = try await store.features(in: register, matching: FeatureQuery(), reader: .administrator).features
        for var row in rows where choose(row) {
            change(&row)
            let revision = try await store.versions(of: row.id, in: register, reader: .administrator)[0].revision
            try await store.save(row, in: register, by: Actor("prøve"), replacing: revision)
        }
    }
}

extension [RegisterID: [Feature]] {
    /// Changes the one row of `register` whose `field` begins with `text`.
    mutating func change(
        _ register: RegisterID, _ field: String, _ text: String, _ change: (inout Feature) -> Void
    ) {
        let places = self[register]!.indices.filter { self[register]![$0][field].string?.hasPrefix(text) == true }
        precondition(places.count == 1, "\(places.count) rows of \(register) begin with \(text)")
        change(&self[register]![places[0]])
    }
}

extension Document {
    /// The lines between the heading of a section or topic and the next heading.
    func part(_ heading: String) -> [String] {
        let start = blocks.firstIndex { if case .heading(heading, _) = $0 { true } else { false } }
        guard let start else { return [] }
        let blocks = blocks[(start + 1)...].prefix { if case .heading = $0 { false } else { true } }
        return Document(title: "", language: .da, blocks: Array(blocks)).lines.map { $0.map(\.text).joined() }
    }
}
