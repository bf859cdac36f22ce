import LandkortCore
import Support
import Testing

@testable import LandkortStore

@Suite("Rows that were looked at")
struct KnownRowsTests {
    @Test("are known as they were found, and no others; keys that no bit is for never are")
    func verdicts() {
        let known = KnownRows(last: 1000)
        known.learn([3, 64, 1000, -1, 5000], of: [3, 4, 64, 1000, -1, 5000])
        let verdict = known.verdicts()
        #expect([3, 64, 1000].allSatisfy { verdict($0) == true } && verdict(4) == false)
        #expect([-1, 0, 5, 63, 65, 999, 1001, 5000].allSatisfy { verdict($0) == nil })
        known.learn([], of: [5])
        #expect(verdict(5) == nil, "what was asked for is of one time")
        #expect(known.verdicts()(5) == false && known.verdicts()(3) == true)
    }

    @Test("keys come in ascending order, few and many, with and without bits", arguments: [0, 1, 5, 700, 4000])
    func ascending(count: Int) {
        var chance = SplitMix(seed: 7)
        let keys = Set((0..<count).map { _ in Int64.random(in: 0...100_000, using: &chance) })
        let known = KnownRows(last: 100_000)
        for more: [Int64] in [[], [-5], [200_000]] {
            let all = (Array(keys) + more).shuffled(using: &chance)
            #expect(known.ascending(all) == all.sorted())
        }
    }

    /// Rows in a square of 100 by 100 metres, points and empty places.
    private static func row(_ number: Int) -> Feature {
        let (x, y) = (Double(number * 37 % 100), Double(number * 61 % 97))
        return Trial.row(number, at: number % 11 == 0 ? nil : Trial.point(x, y), ["antal": .integer(number % 3)])
    }

    @Test("boxes asked for one after the other hold what they hold, also when somebody writes in between")
    func boxes() async throws {
        let scratch = try Scratch()
        let store = try await StoreKind.geoPackage.open(in: scratch)
        var rows = (1...300).map(Self.row)
        try await store.insert([Trial.id: rows])
        var chance = SplitMix(seed: 11)
        for round in 0..<30 {
            if round % 10 == 9 {
                var moved = try await store.feature(rows[round].id, in: Trial.id, reader: .administrator)
                (moved.geometry, moved["antal"]) = (Trial.point(50, 50), 1)
                let revision = try await store.versions(of: moved.id, in: Trial.id, reader: .administrator)[0].revision
                try await store.save(moved, in: Trial.id, by: Actor("ida"), replacing: revision)
                (rows[round].geometry, rows[round]["antal"]) = (moved.geometry, 1)
            }
            let (x, y) = (Double.random(in: -10...90, using: &chance), Double.random(in: -10...90, using: &chance))
            let box = Envelope(minX: x, minY: y, maxX: x + 30, maxY: y + 25)
            let query = FeatureQuery(box: box, equal: ["antal": 1], limit: 1000)
            let expected = rows.filter { $0["antal"] == 1 && query.holds($0.geometry) }.map(\.id)
            for _ in 0..<2 {
                let page = try await store.features(in: Trial.id, matching: query, reader: .administrator)
                #expect(page.features.map(\.id) == expected)
            }
            #expect(try await store.count(in: Trial.id, matching: query, reader: .administrator) == expected.count)
        }
    }
}
