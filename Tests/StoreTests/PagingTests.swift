import LandkortCore
import LandkortStore
import Support
import Testing

@Suite("Pages of features")
struct PagingTests {
    /// Every page from the first on.
    private func pages(of query: FeatureQuery, in store: any Store, _ reader: Reader) async throws -> [[Feature]] {
        var (query, pages) = (query, [[Feature]]())
        while true {
            let page = try await store.features(in: Trial.id, matching: query, reader: reader)
            pages.append(page.features)
            guard let next = page.next else { return pages }
            query.after = next
        }
    }

    /// 23 rows on a line, every third hidden from the public.
    private func filled(_ kind: StoreKind, _ scratch: Scratch) async throws -> any Store {
        let store = try await kind.open(in: scratch)
        let rows = (1...23).map { number in
            Trial.row(
                number, at: Trial.point(Double(number), 0), visibility: number % 3 == 0 ? "3" : "1",
                ["antal": .integer(number % 2)])
        }
        try await store.insert([Trial.id: rows])
        return store
    }

    @Test(
        "each feature comes once, in one order, whatever the page size", arguments: StoreKind.allCases,
        [1, 2, 7, 22, 23, 24])
    func once(kind: StoreKind, limit: Int) async throws {
        let scratch = try Scratch()
        let store = try await filled(kind, scratch)
        let pages = try await pages(of: FeatureQuery(limit: limit), in: store, .administrator)
        #expect(pages.joined().map(\.id) == (1...23).map { Trial.id($0) })
        #expect(pages.dropLast().allSatisfy { $0.count == limit })
        #expect(pages.count == (23 + limit - 1) / limit)
    }

    @Test("the pages of a box, a value and a reader hold exactly what is counted", arguments: StoreKind.allCases)
    func counted(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await filled(kind, scratch)
        let boxes: [Envelope?] = [nil, Envelope(minX: 3, minY: -1, maxX: 17, maxY: 1)]
        let values: [[String: Value]] = [[:], ["antal": 1], ["antal": nil]]
        for reader in [Reader.anonymous, .administrator] {
            for box in boxes {
                for equal in values {
                    let query = FeatureQuery(box: box, equal: equal, limit: 2)
                    let found = try await pages(of: query, in: store, reader).joined()
                    let expected = (1...23).filter { number in
                        (reader == .administrator || number % 3 != 0) && (box == nil || 3...17 ~= number)
                            && (equal.isEmpty || equal["antal"] == .integer(number % 2))
                    }
                    #expect(found.map(\.id) == expected.map { Trial.id($0) })
                    #expect(try await store.count(in: Trial.id, matching: query, reader: reader) == expected.count)
                }
            }
        }
    }

    @Test("a cursor keeps its place when rows come and go", arguments: StoreKind.allCases)
    func growing(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await filled(kind, scratch)
        let first = try await store.features(in: Trial.id, matching: FeatureQuery(limit: 10), reader: .administrator)
        try await store.insert([Trial.id: [Trial.row(24)]])
        let next: String = try #require(first.next)
        let query = FeatureQuery(after: next)
        let rest = try await store.features(in: Trial.id, matching: query, reader: .administrator)
        #expect(rest.features.map(\.id) == (11...24).map { Trial.id($0) })
        #expect(rest.next == nil)
    }

    @Test(
        "what comes into a box between two pages is on the next, and what leaves it is not",
        arguments: StoreKind.allCases, [Reader.anonymous, .administrator])
    func moving(kind: StoreKind, reader: Reader) async throws {
        let scratch = try Scratch()
        let (store, ida) = (try await filled(kind, scratch), Actor("Ida"))
        var query = FeatureQuery(box: Envelope(minX: 3, minY: -1, maxX: 17, maxY: 1), limit: 3)
        let first = try await store.features(in: Trial.id, matching: query, reader: reader)
        var (leaving, coming) = (Trial.row(14, at: Trial.point(0, 0)), Trial.row(20, at: Trial.point(4, 0)))
        (leaving["antal"], coming["antal"]) = (0, 0)
        for moved in [leaving, coming] { try await store.save(moved, in: Trial.id, by: ida, replacing: 1) }
        let next: String = try #require(first.next)
        (query.after, query.limit) = (next, 30)
        let rest = try await store.features(in: Trial.id, matching: query, reader: reader)
        let all = (3...17).filter { $0 != 14 } + [20]
        let seen = all.filter { reader == .administrator || $0 % 3 != 0 }.map { Trial.id($0) }
        #expect(first.features.map(\.id) + rest.features.map(\.id) == seen)
        #expect(rest.next == nil)
    }

    @Test(
        "a row that goes between two pages takes no other with it", .enabled(if: GeoPackageFile.canRead),
        arguments: [Reader.anonymous, .administrator], [1, 2, 4])
    func shrinking(reader: Reader, gone: Int) async throws {
        let scratch = try Scratch()
        let store = try await filled(.geoPackage, scratch)
        let first = try await store.features(in: Trial.id, matching: FeatureQuery(limit: 4), reader: reader)
        let row = first.features[gone - 1]
        try await GeoPackageFile(scratch.path("lager.gpkg"))
            .edit("DELETE FROM proeve WHERE objekt_id = '\(row.id)'")
        let next: String = try #require(first.next)
        let query = FeatureQuery(after: next)
        let rest = try await store.features(in: Trial.id, matching: query, reader: reader)
        let visible = (1...23).filter { reader == .administrator || $0 % 3 != 0 }.map { Trial.id($0) }
        #expect(first.features.map(\.id) + rest.features.map(\.id) == visible)
    }

    @Test("a cursor that no page gave is refused")
    func foreign() async throws {
        let scratch = try Scratch()
        let store = try await filled(.geoPackage, scratch)
        let cursors: [(Reader, [String])] = [
            (.administrator, ["x", "-1", "", "1.5", "~1"]), (.anonymous, ["x", "-1", "", "5"]),
        ]
        for (reader, cursor) in cursors.flatMap({ pair in pair.1.map { (pair.0, $0) } }) {
            let problem = await #expect(throws: StoreProblem.self) {
                try await store.features(in: Trial.id, matching: FeatureQuery(after: cursor), reader: reader)
            }
            #expect(problem?.code == "store.bad-cursor" && problem?.kind == .invalid)
        }
    }
}
