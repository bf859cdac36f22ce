import LandkortCore
import LandkortStore
import Support
import Testing

@Suite("Searching a register")
struct SearchTests {
    private func filled(_ kind: StoreKind, _ scratch: Scratch) async throws -> any Store {
        let store = try await kind.open(in: scratch)
        let names = [
            "Rådhuset i Sønderborg", "Aalborg Havn", "Ærøskøbing", "Café Åen", "RAADHUSET, nord", "100% \"x\"",
        ]
        try await store.insert([
            Trial.id: names.enumerated().map { place, name in
                Trial.row(
                    place, visibility: place == 4 ? "2" : "1",
                    ["navn": .string(name), "navne": .array([.string("Hal \(place)")])])
            }
        ])
        return store
    }

    private func found(_ text: String, in store: any Store, _ reader: Reader = .administrator) async throws -> [Int] {
        let query = FeatureQuery(words: SearchWords(text))
        let page = try await store.features(in: Trial.id, matching: query, reader: reader)
        #expect(try await store.count(in: Trial.id, matching: query, reader: reader) == page.features.count)
        return page.features.compactMap { Int($0.id.suffix(2)) }.sorted()
    }

    @Test("words are found by how they begin, however æ, ø and å are written", arguments: StoreKind.allCases)
    func words(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await filled(kind, scratch)
        let cases: [(String, [Int])] = [
            ("rådhus", [0, 4]), ("raadhus", [0, 4]), ("RÅDHUSET nord", [4]), ("soenderb", [0]), ("sønder råd", [0]),
            ("ålborg", [1]), ("aeroe", [2]), ("cafe", [3]), ("åen", [3]), ("borg", []), ("hal 3", [3]), ("100", [5]),
            ("\"x\"", [5]), ("", [0, 1, 2, 3, 4, 5]), ("- %", [0, 1, 2, 3, 4, 5]), ("NOT havn", []), ("havn*", [1]),
        ]
        for (text, rows) in cases { #expect(try await found(text, in: store) == rows, "\(text)") }
        #expect(try await found("raadhuset", in: store, .anonymous) == [0], "what is hidden is not found")
    }

    @Test("what is changed and deleted is found as it is now", arguments: StoreKind.allCases)
    func changes(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await filled(kind, scratch)
        var row = try await store.feature(Trial.id(1), in: Trial.id, reader: .administrator)
        row["navn"] = "Hals Kirke"
        let saved = try await store.save(row, in: Trial.id, by: Actor("ida"), replacing: 1)
        #expect(try await found("havn", in: store).isEmpty)
        #expect(try await found("kirke", in: store) == [1])
        try await store.delete(row.id, in: Trial.id, by: Actor("ida"), replacing: saved.revision)
        #expect(try await found("kirke", in: store).isEmpty)
    }

    @Test(
        "rows that come many at a time are found too, and one that is taken back is not", arguments: StoreKind.allCases)
    func many(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await filled(kind, scratch)
        _ = try await store.transaction(as: Actor("ida")) { transaction in
            let new = (20...22).map { FeatureChange.insert(Trial.row($0, ["navn": .string("Tårn \($0)")])) }
            return try transaction.write(new, in: Trial.id)
        }
        #expect(try await found("taarn", in: store) == [20, 21, 22])
        try await store.delete(Trial.id(21), in: Trial.id, by: Actor("ida"), replacing: 1)
        #expect(try await found("taarn", in: store) == [20, 22])
    }

    @Test("fields that not everyone may see are not searched", arguments: StoreKind.allCases)
    func closed(kind: StoreKind) async throws {
        let scratch = try Scratch()
        var register = Trial.register()
        let place = try #require(register.fields.firstIndex { $0.name == "noegle" })
        register.fields[place].annotations["laes"] = "tovholder"
        let store = try await kind.open(in: scratch, [register])
        try await store.insert([Trial.id: [Trial.row(1, ["noegle": "hemmelig"])]])
        #expect(try await found("hemmelig", in: store).isEmpty)
        #expect(try await found("hemmelig", in: store, .anonymous).isEmpty)
    }

    @Test(
        "what other programs write, replace and delete is found as they left it", .enabled(if: GeoPackageFile.canRead))
    func others() async throws {
        let scratch = try Scratch()
        let store = try await filled(.geoPackage, scratch)
        let file = GeoPackageFile(scratch.path("lager.gpkg"))
        try await file.edit("UPDATE proeve SET navn = 'Blåvand Fyr' WHERE navn LIKE 'Caf%'")
        try await file.edit("INSERT INTO proeve (navn, off_kode) VALUES ('Skagen Fyr', '1')")
        let lights = FeatureQuery(words: SearchWords("fyr"))
        #expect(try await store.count(in: Trial.id, matching: lights, reader: .administrator) == 2)
        #expect(try await found("blaavand", in: store) == [3])
        try await file.edit(
            "INSERT OR REPLACE INTO proeve (objekt_id, navn, off_kode) VALUES ('\(Trial.id(3))', 'Ny bro', '1')")
        #expect(try await found("blaavand", in: store).isEmpty)
        #expect(try await found("bro", in: store) == [3])
        try await file.edit("DELETE FROM proeve WHERE navn = 'Skagen Fyr'")
        #expect(try await store.count(in: Trial.id, matching: lights, reader: .administrator) == 0)
    }
}
