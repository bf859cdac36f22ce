import Foundation
import LandkortCore
import LandkortStore
import Support
import Testing

@Suite("The order of features")
struct OrderTests {
    private static let names = ["Ørsted", "Aalborg", "Ærø", "abel", "Zebra", "Århus", "Æble", "Bo", "Öland", "b"]
    /// æ, ø, å last, aa as å, capitals as small letters.
    private static let inOrder = ["abel", "b", "Bo", "Zebra", "Æble", "Ærø", "Öland", "Ørsted", "Aalborg", "Århus"]

    private static let places = Register(
        id: "kommune", title: Bilingual(da: "", en: ""),
        fields: [Trial.field("kode", isIdentifier: true), Trial.field("navn")],
        identifier: Trial.field("kode", isIdentifier: true), label: ["navn"], listColumns: ["navn"])

    private func filled(_ kind: StoreKind, _ scratch: Scratch) async throws -> any Store {
        let store = try await kind.open(in: scratch, [Trial.register(), Self.places])
        let rows = Self.names.enumerated().map { place, name in
            Trial.row(
                place, at: Trial.point(Double(place), 0), visibility: place % 4 == 3 ? "2" : "1",
                [
                    "navn": .string(name), "antal": place < 2 ? nil : .integer(place % 3), "aktiv": .boolean(place > 4),
                    "kode": .string(["07", "2", "1"][place % 3]), "kommune": .string(["a", "b", "x"][place % 3]),
                ])
        }
        let named = [("a", "Ødis"), ("b", "Bov")].map { Feature(id: $0.0, values: ["navn": .string($0.1)]) }
        try await store.insert([Trial.id: rows, "kommune": named])
        return store
    }

    private func all(
        _ order: FeatureOrder, _ limit: Int, in store: any Store, _ reader: Reader = .administrator,
        _ change: (inout FeatureQuery) -> Void = { _ in }
    ) async throws -> [Feature] {
        var query = FeatureQuery(order: order, limit: limit)
        change(&query)
        var found: [Feature] = []
        repeat {
            let page = try await store.features(in: Trial.id, matching: query, reader: reader)
            found += page.features
            query.after = page.next
        } while query.after != nil
        return found
    }

    @Test("labels come in Danish order, page by page, in both directions", arguments: StoreKind.allCases, [1, 3, 50])
    func label(kind: StoreKind, limit: Int) async throws {
        let scratch = try Scratch()
        let store = try await filled(kind, scratch)
        let up = try await all(FeatureOrder(by: .label), limit, in: store)
        #expect(up.map { $0["navn"].string } == Self.inOrder)
        let down = try await all(FeatureOrder(by: .label, isDescending: true), limit, in: store)
        #expect(down.map { $0["navn"].string } == Self.inOrder.reversed())
    }

    @Test(
        "every kind of field sorts, and what has no value comes last in both directions", arguments: StoreKind.allCases)
    func fields(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await filled(kind, scratch)
        for name in ["antal", "aktiv", "kode", "navn", "kommune", "oprettet"] {
            for isDescending in [false, true] {
                let order = FeatureOrder(by: .field(name), isDescending: isDescending)
                let (pages, whole) = (try await all(order, 3, in: store), try await all(order, 50, in: store))
                #expect(pages == whole && Set(whole.map(\.id)).count == Self.names.count)
                if name == "antal" { #expect(whole.suffix(2).allSatisfy { $0["antal"].isNull }) }
            }
        }
        let counts = try await all(FeatureOrder(by: .field("antal"), isDescending: true), 50, in: store)
        #expect(counts.prefix(8).map { $0["antal"].integer } == [2, 2, 2, 1, 1, 0, 0, 0])
        let codes = try await all(FeatureOrder(by: .field("kode")), 50, in: store).map { $0["kode"].string }
        #expect(codes == ["1", "1", "1", "2", "2", "2", "07", "07", "07", "07"], "as the list has them")
        let named = try await all(FeatureOrder(by: .field("kommune")), 50, in: store).map { $0["kommune"].string }
        #expect(named == ["b", "b", "b", "x", "x", "x", "a", "a", "a", "a"], "Bov, x that nobody knows, Ødis")
    }

    @Test("the order of a box, of words and of a past moment is the same", arguments: StoreKind.allCases)
    func combined(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await filled(kind, scratch)
        let order = FeatureOrder(by: .label)
        let boxed = try await all(order, 2, in: store) { $0.box = Envelope(minX: 0, minY: 0, maxX: 3, maxY: 0) }
        #expect(boxed.map { $0["navn"].string } == ["abel", "Ærø", "Ørsted", "Aalborg"])
        let worded = try await all(order, 1, in: store) { $0.words = SearchWords("B") }
        #expect(worded.map { $0["navn"].string } == ["b", "Bo"])
        let row = try await store.versions(of: Trial.id(3), in: Trial.id, reader: .administrator)[0]
        let moment = Moment(Date.now)
        try await Task.sleep(for: .milliseconds(5))
        var changed = row.feature
        changed["navn"] = "Åse"
        try await store.save(changed, in: Trial.id, by: Actor("ida"), replacing: row.revision)
        let past = try await all(order, 2, in: store) { $0.moment = moment }
        #expect(past.map { $0["navn"].string } == Self.inOrder)
        let words = try await all(order, 2, in: store) { ($0.moment, $0.words) = (moment, SearchWords("abel")) }
        #expect(words.map(\.id) == [Trial.id(3)])
    }

    @Test(
        "a hidden row changes no cursor, and a field that is not shown cannot be sorted by",
        arguments: StoreKind.allCases)
    func hidden(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await filled(kind, scratch)
        let seen = try await all(FeatureOrder(by: .label), 2, in: store, .anonymous)
        #expect(seen.map { $0["navn"].string } == Self.inOrder.filter { !["abel", "Bo"].contains($0) })
        let problem = await #expect(throws: StoreProblem.self) {
            try await self.all(FeatureOrder(by: .field("intet")), 2, in: store)
        }
        #expect(problem?.code == "store.unknown-field")
        for cursor in ["", "5", "~x", "^t9^x", "^q1^x", "^n1^xy"] {
            let problem = await #expect(throws: StoreProblem.self) {
                try await self.all(FeatureOrder(by: .label), 2, in: store) { $0.after = cursor }
            }
            #expect(problem?.code == "store.bad-cursor", "\(cursor)")
        }
    }
}
