import Foundation
import LandkortApplication
import LandkortCore
import LandkortRegisters
import LandkortStore
import Support

/// A store to import into, and short words for it.
struct ExchangeStore {
    let scratch: Scratch
    let store: any Store

    static let now = "2026-11-21T10:00:00Z"
    static let ida = Actor("ida")

    /// The stores that importing is tried on.
    enum Kind: CaseIterable {
        case geoPackage
        case memory
    }

    /// With the registers given, which are empty.
    init(_ registers: [Register], on kind: Kind = .geoPackage) async throws {
        scratch = try Scratch()
        guard kind == .geoPackage else {
            store = try MemoryStore(registers)
            return
        }
        store = try await GeoPackageStore.open(scratch.path("lager.gpkg"), registers: registers, creating: true)
    }

    /// With every declared register, the national rows, and rows made from the declarations.
    init(generated count: Int) async throws {
        let seeds = try BuiltIn().seeds
        scratch = try Scratch()
        store = try await GeoPackageStore.open(
            scratch.path("lager.gpkg"), registers: DeclaredRegisters.all, seeds: seeds, creating: true)
        try await store.insert(DeclaredRegisters.rows(count, beside: seeds))
    }

    /// With every built-in register and its national rows, and the example rows if they are wanted.
    init(examples: Bool = false) async throws {
        let builtIn = try BuiltIn()
        scratch = try Scratch()
        store = try await GeoPackageStore.open(
            scratch.path("lager.gpkg"), registers: builtIn.registers, seeds: builtIn.seeds, creating: true)
        if examples { try await store.insert(builtIn.examples()) }
    }

    func rows(_ register: RegisterID = Wares.id) async throws -> [Feature] {
        try await store.features(in: register, matching: FeatureQuery(), reader: .administrator).features
    }

    func count(_ register: RegisterID, _ equal: [String: Value] = [:]) async throws -> Int {
        try await store.count(in: register, matching: FeatureQuery(equal: equal), reader: .administrator)
    }

    @discardableResult
    func read(
        _ path: String, into register: RegisterID = Wares.id, _ mode: ImportMode = .insert,
        _ change: (inout RegisterImport) throws -> Void = { _ in }
    ) async throws -> ImportSummary {
        var work = RegisterImport(into: register, by: Self.ida, now: Self.now)
        work.mode = mode
        try change(&work)
        return try await work.run(path, in: store)
    }

    @discardableResult
    func read(
        text: String, _ mode: ImportMode = .insert, _ change: (inout RegisterImport) throws -> Void = { _ in }
    ) async throws -> ImportSummary {
        try await read(try scratch.write(text, to: "\(UUID().uuidString).csv"), into: Wares.id, mode, change)
    }

    /// The problems of a file, of which there must be some.
    func problems(in text: String, _ mode: ImportMode = .insert) async throws -> [RowProblem] {
        do {
            try await read(text: text, mode)
            return []
        } catch ImportProblem.rows(_, let first, _, _) {
            return first
        }
    }

    @discardableResult
    func write(
        _ register: RegisterID = Wares.id, to name: String, _ change: (inout RegisterExport) -> Void = { _ in }
    ) async throws -> String {
        let path = scratch.path(name)
        guard let format = FileFormat(path: path) else { throw ExchangeProblem.cannotWrite(path: path) }
        var work = RegisterExport(of: register, as: format, for: .administrator)
        change(&work)
        _ = try await work.run(path, from: store)
        return path
    }
}

/// A register with a field of each kind that a file can get wrong.
enum Wares {
    static let id: RegisterID = "varer"

    static func register() -> Register {
        let key = Field(
            name: "objekt_id", title: words("Objekt-id"), isIdentifier: true, pattern: "^[0-9a-fA-F-]{36}$",
            annotations: ["udfyldes": "system"])
        let codes = CodeList(
            name: "Art", title: words("Art"), description: words(""),
            codes: [
                Code(value: "1", title: Bilingual(da: "Stål", en: "Steel"), description: words("")),
                Code(value: "07", title: Bilingual(da: "Træ", en: "Wood"), description: words("")),
                Code(value: "9", title: words("Bly"), description: words(""), isActive: false),
            ])
        let fields = [
            key, Field(name: "versions_id", title: words("Versions-id")),
            Field(name: "systid_fra", title: words("Fra"), type: .datetime),
            Field(name: "off_kode", title: words("Synlig"), defaultValue: "1"),
            Field(
                name: "navn", title: Bilingual(da: "Navnet på varen", en: "Name"), required: true,
                aliases: ["Benævnelse"]),
            Field(name: "nr", title: words("Varenummer"), pattern: "^[A-Z][0-9]+$"),
            Field(name: "antal", title: words("Antal"), type: .integer, minimum: 1, maximum: 99),
            Field(name: "vaegt", title: words("Vægt"), type: .number),
            Field(name: "aktiv", title: words("Aktiv"), type: .boolean),
            Field(name: "dag", title: words("Dag"), type: .date),
            Field(name: "tid", title: words("Tid"), type: .datetime),
            Field(name: "klokken", title: words("Klokken"), type: .time),
            Field(name: "art", title: words("Art"), type: .code(codes)),
            Field(name: "web", title: words("Web"), type: .uri),
            Field(name: "maerker", title: words("Mærker"), multivalued: true),
            Field(name: "del_af", title: words("Del af"), type: .reference(id)),
        ]
        return Register(
            id: id, title: words("Varer"), fields: fields, geometry: .point, identifier: key, label: ["navn"],
            listColumns: ["navn"], uniqueKeys: [["nr"]])
    }

    static func id(_ number: Int) -> String { "00000000-0000-4000-8000-00000000000\(number)" }

    private static func words(_ text: String) -> Bilingual { Bilingual(da: text, en: text) }
}
