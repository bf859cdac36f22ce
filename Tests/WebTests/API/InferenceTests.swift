import LandkortApplication
import LandkortCore
import LandkortRegisters
import LandkortStore
import Support
import Testing

@testable import LandkortWeb

/// Two stores with the same public rows in every register; one of them also has rows that the public may not see.
@Suite("The public cannot infer what it may not see")
struct InferenceTests {
    @Test("every answer about every register is the same, byte for byte, with and without hidden records")
    func everyAnswer() async throws {
        let (without, with) = (try await Land(hidden: false), try await Land(hidden: true))
        for register in without.registers {
            let all = FeatureQuery()
            let seen = try await without.store.count(in: register.id, matching: all, reader: .administrator)
            let more = try await with.store.count(in: register.id, matching: all, reader: .administrator)
            #expect(more > seen, "\(register.id) has hidden records")
        }
        var waiting = without.questions
        #expect(waiting.count > 1000)
        while let path = waiting.popLast() {
            let (a, b) = (try await without.client.get(path), try await with.client.get(path))
            #expect(a.status == b.status && a.status < 500, "\(path) \(a.status) \(b.status)")
            #expect(a.bytes == b.bytes, "\(path)")
            #expect(a.headers == b.headers, "\(path)")
            #expect(!b.text.contains("Hemmelig") || path.contains("Hemmelig"), "\(path)")
            if a.type == "application/geo+json", !path.contains("/download?"), let next = try a.link("next") {
                waiting.append(try Client.path(next))
            }
        }
    }

    @Test("nor do versions and earlier moments tell of them")
    func history() async throws {
        let (without, with) = (try await Land(hidden: false), try await Land(hidden: true))
        for register in without.registers {
            let a = try await without.versions(of: register)
            let b = try await with.versions(of: register)
            #expect(a == b, "\(register.id)")
        }
    }
}

/// A store with the example rows of every register, made public, and in between as many that are not.
private struct Land {
    let scratch = try? Scratch()
    let store: GeoPackageStore
    let client: Client
    let registers: [Register]
    private let rows: [RegisterID: [Feature]]

    init(hidden: Bool) async throws {
        let path = scratch?.path("land.gpkg") ?? ""
        let circumstances = Circumstances(moment: "2026-11-20T10:00:00.000Z", random: { 0x1234_5678_9ABC_DEF0 })
        store = try await Opening.store(at: path, creating: true, circumstances: circumstances)
        registers = store.registers.filter { $0["off_kode"] != nil }
        let builtIn = try BuiltIn()
        rows = builtIn.examples().merging(builtIn.seeds.mapValues { Array($0.prefix(3)) }) { $1 }
        client = try Client(store)
        for register in registers {
            for (place, row) in (rows[register.id] ?? []).enumerated() {
                if hidden { try await insertHidden(row, place, in: register) }
                guard builtIn.seeds[register.id] == nil else { continue }
                var open = Self.open(row, place)
                if hidden, place == 1 { refer(&open, in: register) }
                if !hidden, place == 1 { referNowhere(&open, in: register) }
                try await store.insert([register.id: [open]])
                guard place == 0 else { continue }
                try await changeTwice(row, hidden, in: register)
            }
        }
    }

    /// Changes a public record; between its versions lies one that was hidden, where there are such.
    private func changeTwice(_ row: Feature, _ hidden: Bool, in register: Register) async throws {
        var changed = Self.open(row, 0)
        changed.id = id(of: row, register)
        guard let text = Self.text(of: register) else { return }
        var revision = 1
        if hidden {
            changed["off_kode"] = "3"
            changed[text.name] = "Hemmelig mellem to"
            revision = try await store.save(changed, in: register.id, by: Actor("Hemmelig"), replacing: 1).revision
        }
        changed["off_kode"] = "1"
        changed[text.name] = "Ændret for alle"
        try await store.save(changed, in: register.id, by: Actor("Ida"), replacing: revision)
    }

    /// Public records of which the hidden world's refer to hidden ones, and the other world's to none.
    private func pointers(_ register: Register) -> [(field: Field, target: Register)] {
        register.referenceFields.compactMap { field, id in
            guard !Self.isKey(field, register), id != register.id, field.name != "kommunekode",
                let target = registers.first(where: { $0.id == id })
            else { return nil }
            return (field, target)
        }
    }

    private func refer(_ row: inout Feature, in register: Register) {
        for (field, target) in pointers(register) {
            let ids = [0, 1].map { Value.string(Self.hiddenID($0, target)) }
            row[field.name] = field.multivalued ? .array(ids) : ids[0]
        }
    }

    private func referNowhere(_ row: inout Feature, in register: Register) {
        for (field, _) in pointers(register) { row[field.name] = .null }
    }

    private static func text(of register: Register) -> Field? {
        register.fields.first { field in
            field.type == .string && !field.multivalued && field.name != "off_kode" && !field.tellsOfVersion
                && !field.isSetBySystem && !isKey(field, register)
        }
    }

    private static func open(_ row: Feature, _ place: Int) -> Feature {
        var row = row
        row["off_kode"] = "1"
        row["versions_id"] = .string(Coast.id(place, "4ddd"))
        return row
    }

    /// Beside a public one: hidden from the beginning, changed, hidden later, or ended.
    private func insertHidden(_ row: Feature, _ place: Int, in register: Register) async throws {
        let code: Value = ["3", "2", "9", ""][place % 4]
        try await store.insert([register.id: [Self.hidden(row, place, register, code)]])
        var changed = Self.hidden(row, place, register, code)
        changed.id = Self.hiddenID(place, register)
        let text = register.fields.first { $0.type == .string && $0.name != "off_kode" && !Self.isKey($0, register) }
        if let text { changed[text.name] = "Hemmelig rettelse" }
        let saved = try? await store.save(changed, in: register.id, by: Actor("Hemmelig"), replacing: 1)
        guard place % 4 == 3, let saved else { return }
        try await store.delete(changed.id, in: register.id, by: Actor("Hemmelig"), replacing: saved.revision)
    }

    private static func isKey(_ field: Field, _ register: Register) -> Bool {
        field.isIdentifier || field.name == "objekt_id" || register.uniqueKeys.contains { $0.contains(field.name) }
    }

    static func hiddenID(_ place: Int, _ register: Register) -> Feature.ID {
        register.identifier.name == "objekt_id" ? Coast.id(place, "4eee") : "Hemmelig\(place)"
    }

    private static func hidden(_ row: Feature, _ place: Int, _ register: Register, _ code: Value) -> Feature {
        var hidden = row
        hidden.id = hiddenID(place, register)
        for field in register.fields where !field.multivalued {
            switch field.type {
            case .string: hidden[field.name] = .string("Hemmelig \(place)")
            case .reference where isKey(field, register): hidden[field.name] = .string("Hemmelig\(place)")
            case .integer where !row[field.name].isNull: hidden[field.name] = .integer(987_654 + place)
            default: break
            }
        }
        hidden[register.identifier.name] = .string(hidden.id)
        for name in ["versions_id", "systid_fra", "systid_til", "oprettet"] { hidden[name] = .null }
        let owner = ["cvr_kode", "kommunekode"].compactMap { register[$0] }
        for field in owner where !isKey(field, register) { hidden[field.name] = row[field.name] }
        hidden["off_kode"] = code
        hidden.geometry = row.geometry.map { _ in .point(Position(x: 450_000 + Double(place), y: 6_390_000)) }
        return hidden
    }

    private func id(of row: Feature, _ register: Register) -> String { row[register.identifier.name].string ?? row.id }

    private static let catalogues =
        ["/dcat", "/dcat?f=jsonld", "/collections/katalog", "/collections/katalog/items?limit=200"]
        + ["q=Hemmelig", "bbox=8,57,8.4,58", "f=csv"].map { "/collections/katalog/items?\($0)" }

    var questions: [String] {
        ["/", "/?f=html", "/collections", "/collections?f=html", "/api", "/api?f=html", "/conformance", "/health"]
            + Self.catalogues + [
                "/adresser?q=Hemmelig", "/steder.json", "/daekningsgrad", "/rapporter/statusnotat?f=html",
            ]
            + ["html", "json"].map { "/rapporter/statusnotat?partnerskab=digital-infrastruktur-nordjylland&f=\($0)" }
            + registers.flatMap(questions)
            + store.registers.filter { $0["off_kode"] == nil }.flatMap(questions)
    }

    /// Of rows that would be found, were they not hidden.
    private static func predicates(_ register: Register) -> [String] {
        let texts = register.fields.filter { $0.type == .string && !$0.multivalued }.map(\.name)
        let all =
            ["NOT off_kode = '1'", "off_kode IN ('2', '3', '9')", "\(register.identifier.name) LIKE '%Hemmelig%'"]
            + texts.prefix(3).map { "CASEI(\($0)) LIKE '%hemmelig%'" } + ["findes_ikke = 1", "TRUE"]
        guard register.geometry != nil else { return all }
        return all + ["S_INTERSECTS(geometry, BBOX(8, 57, 8.4, 58))", "S_DISJOINT(geometry, BBOX(9, 54, 16, 57.5))"]
    }

    private func questions(about register: Register) -> [String] {
        let collection = "/collections/\(register.id)"
        let items = "\(collection)/items"
        var filters = ["limit=2", "cursor=1", "cursor=~", "cursor=~a", "bbox=8,54,16,58", "off_kode=3", "off_kode=2"]
        filters += ["f=csv", "crs=\(ReferenceSystem.utm32.uri.percentEncoded)&limit=1"]
        filters += ["bbox=440000,6040000,900000,6410000&bbox-crs=\(ReferenceSystem.utm32.uri.percentEncoded)"]
        filters += ["q=Hemmelig", "q=a&f=html", "sortby=\(register.listColumns[0])&limit=1"]
        filters += ["limit=1&f=html&sortby=-\(register.listColumns[0])", "datetime=2026-11-20T10:00:00Z"]
        filters += register.fields.map { "\($0.name)=Hemmelig%200" } + ["syntetisk=false", "findes_ikke=1"]
        for (field, target) in pointers(register) {
            let id = Self.hiddenID(0, target)
            filters += ["\(field.name)=\(id)", "sortby=\(field.name)", "sortby=-\(field.name)&f=html"]
            filters += ["filter=" + "\(field.name) = '\(id)'".percentEncoded]
            filters += ["filter=" + "\(field.name) IS NULL".percentEncoded]
        }
        filters += Self.predicates(register).map { "filter=\($0.percentEncoded)" }
        let known = (rows[register.id] ?? []).prefix(2).map { id(of: $0, register) }
        let secret = (0..<4).map { Self.hiddenID($0, register) }
        let single = (known + secret).map { "\(items)/\($0.percentEncoded)" }
        let tiles =
            register.geometry == nil ? [] : ["WebMercatorQuad/0/0/0", "WebMercatorQuad/5/9/16", "View1/0/0/0", "View1"]
        let schemas = CollectionSchema.Purpose.allCases.map { "\(collection)/\($0.rawValue)" }
        return schemas + [collection, "\(collection)?f=html", items, "\(items)?f=html", "\(items)?f=html&limit=1"]
            + filters.map { "\(items)?\($0)" } + single + single.map { "\($0)?f=html" }
            + single.flatMap {
                [
                    "\($0)/versions", "\($0)/versions?f=links", "\($0)/versions?f=html",
                    "\($0)?datetime=2026-11-20T10:00:00Z",
                ]
            }
            + ["csv", "geojson"].map { "\(collection)/download?format=\($0)&q=a" }
            + tiles.map { "\(collection)/tiles/\($0)" } + (tiles.isEmpty ? [] : ["\(collection)/tiles"])
    }

    /// What can be learnt of versions, told or refused, and of earlier moments.
    func versions(of register: Register) async throws -> [Told] {
        var told: [Told] = []
        let ids = (rows[register.id] ?? []).map { id(of: $0, register) } + (0..<4).map { Self.hiddenID($0, register) }
        for id in ids {
            do throws(StoreProblem) {
                var versions = try await store.versions(of: id, in: register.id, reader: .anonymous)
                // What the store locks by; no answer shows it.
                for place in versions.indices { versions[place].revision = versions.count - place }
                told.append(.versions(versions))
            } catch {
                told.append(.refusal("\(error.code) \(error.message)"))
            }
        }
        for moment in ["2026-01-01T00:00:00Z", "2026-11-20T10:00:00Z", "2027-01-01T00:00:00Z"] {
            let query = FeatureQuery(at: Moment(moment))
            told.append(.page(try await store.features(in: register.id, matching: query, reader: .anonymous)))
        }
        return told
    }

    enum Told: Equatable {
        case versions([FeatureVersion])
        case refusal(String)
        case page(FeaturePage)
    }
}
