import Foundation
import LandkortCore
import LandkortStore
import Support
import Testing

@Suite("A register as it was")
struct AsOfTests {
    private let ida = Actor("ida")

    /// Steps so far apart that each has a moment of its own.
    private func pause() async throws -> Moment {
        try await Task.sleep(for: .milliseconds(8))
        defer { usleep(8_000) }
        return Moment(Date())
    }

    private func names(_ store: any Store, _ query: FeatureQuery, _ reader: Reader = .administrator) async throws
        -> [String]
    {
        try await store.features(in: Trial.id, matching: query, reader: reader).features.compactMap {
            $0["navn"].string
        }
    }

    private func row(_ number: Int, _ name: String, x: Double, visibility: Value = "1") -> Feature {
        Trial.row(number, at: Trial.point(x, 6_200_000), visibility: visibility, ["navn": .string(name)])
    }

    @Test("shows each version in its time, the deleted and the moved too", arguments: StoreKind.allCases)
    func versions(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await kind.open(in: scratch)
        let dawn = try await pause()
        try await store.insert([Trial.id: [row(1, "a1", x: 500_000), row(2, "b1", x: 500_100)]])
        let first = try await pause()
        try await store.save(row(1, "a2", x: 600_000), in: Trial.id, by: ida, replacing: 1)
        let second = try await pause()
        try await store.delete(Trial.id(2), in: Trial.id, by: ida, replacing: 1)
        let third = try await pause()
        #expect(try await names(store, FeatureQuery(at: dawn)) == [])
        #expect(try await names(store, FeatureQuery(at: first)) == ["a1", "b1"])
        #expect(try await names(store, FeatureQuery(at: second)) == ["a2", "b1"])
        #expect(try await names(store, FeatureQuery(at: third)) == ["a2"])
        #expect(try await names(store, FeatureQuery()) == ["a2"])

        let west = Envelope(Position(x: 500_050, y: 6_200_000)).expanded(by: 100)
        #expect(try await names(store, FeatureQuery(box: west, at: first)) == ["a1", "b1"])
        #expect(try await names(store, FeatureQuery(box: west, at: second)) == ["b1"])
        #expect(try await names(store, FeatureQuery(box: west, at: third)) == [])
        for (moment, count) in [(dawn, 0), (first, 2), (second, 2), (third, 1)] {
            let query = FeatureQuery(at: moment)
            #expect(try await store.count(in: Trial.id, matching: query, reader: .administrator) == count)
        }
        let found = FeatureQuery(at: first, equal: ["navn": "a1"])
        #expect(try await names(store, found) == ["a1"])
    }

    @Test("says of each when it ended, in a page as among its versions", arguments: StoreKind.allCases)
    func ending(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await kind.open(in: scratch)
        try await store.insert([Trial.id: [row(1, "a1", x: 500_000), row(2, "b1", x: 500_100)]])
        let first = try await pause()
        try await store.save(row(1, "a2", x: 600_000), in: Trial.id, by: ida, replacing: 1)
        let versions = try await store.versions(of: Trial.id(1), in: Trial.id, reader: .administrator)
        let end = try #require(versions[1].to)
        #expect(versions.map { $0.feature["systid_til"] } == [.null, .string(end)])
        let then = FeatureQuery(at: first)
        let page = try await store.features(in: Trial.id, matching: then, reader: .administrator).features
        #expect(page.map { $0["systid_til"] } == [.string(end), .null])
        let found = FeatureQuery(at: first, equal: ["systid_til": .string(end)])
        #expect(try await names(store, found) == ["a1"])
    }

    @Test("pages through the versions of a moment without loss or repeat", arguments: StoreKind.allCases)
    func pages(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await kind.open(in: scratch)
        try await store.insert([Trial.id: (1...25).map { row($0, "v1-\($0)", x: 500_000) }])
        let moment = try await pause()
        for number in stride(from: 1, through: 25, by: 3) {
            try await store.save(row(number, "v2", x: 500_000), in: Trial.id, by: ida, replacing: 1)
        }
        try await store.delete(Trial.id(5), in: Trial.id, by: ida, replacing: 1)
        for reader in [Reader.administrator, .anonymous] {
            var (query, found) = (FeatureQuery(at: moment, limit: 4), [String]())
            repeat {
                let page = try await store.features(in: Trial.id, matching: query, reader: reader)
                found += page.features.compactMap { $0["navn"].string }
                query.after = page.next
            } while query.after != nil
            #expect(found == (1...25).map { "v1-\($0)" })
        }
    }

    @Test("an old version is shown only where its own rule and today's allow it", arguments: StoreKind.allCases)
    func visibility(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await kind.open(in: scratch)
        try await store.insert([
            Trial.id: [
                row(1, "nu skjult", x: 1), row(2, "før skjult", x: 2, visibility: "3"), row(3, "åben", x: 3),
                row(4, "slettet åben", x: 4), row(5, "slettet skjult", x: 5),
            ]
        ])
        let moment = try await pause()
        try await store.save(row(1, "nu skjult", x: 1, visibility: "3"), in: Trial.id, by: ida, replacing: 1)
        try await store.save(row(2, "før skjult", x: 2), in: Trial.id, by: ida, replacing: 1)
        try await store.save(row(3, "åben 2", x: 3), in: Trial.id, by: ida, replacing: 1)
        try await store.delete(Trial.id(4), in: Trial.id, by: ida, replacing: 1)
        try await store.save(row(5, "slettet skjult", x: 5, visibility: "3"), in: Trial.id, by: ida, replacing: 1)
        try await store.delete(Trial.id(5), in: Trial.id, by: ida, replacing: 2)

        #expect(try await names(store, FeatureQuery(at: moment), .anonymous) == ["åben", "slettet åben"])
        #expect(try await store.count(in: Trial.id, matching: FeatureQuery(at: moment), reader: .anonymous) == 2)
        let seen = await (1...5).asyncMap { number in
            (try? await store.versions(of: Trial.id(number), in: Trial.id, reader: .anonymous))?.count ?? 0
        }
        #expect(seen == [0, 1, 2, 1, 0])
        let all = try await (1...5).asyncMap { number in
            try await store.versions(of: Trial.id(number), in: Trial.id, reader: .administrator).map(\.revision)
        }
        #expect(all == [[2, 1], [2, 1], [2, 1], [1], [2, 1]])
    }

    @Test("periods of a thing's versions meet without gap or overlap", arguments: StoreKind.allCases)
    func periods(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await kind.open(in: scratch)
        try await store.insert([Trial.id: [row(1, "1", x: 1)]])
        for revision in 1...5 {
            try await store.save(row(1, "\(revision + 1)", x: 1), in: Trial.id, by: ida, replacing: revision)
        }
        let versions = try await store.versions(of: Trial.id(1), in: Trial.id, reader: .administrator)
        #expect(versions.map(\.revision) == [6, 5, 4, 3, 2, 1])
        #expect(versions.dropFirst().map(\.to) == versions.dropLast().map(\.from))
        #expect(Set(versions.map { $0.feature["versions_id"] }).count == 6)
    }
}

extension Sequence {
    fileprivate func asyncMap<T>(_ transform: (Element) async throws -> T) async rethrows -> [T] {
        var results: [T] = []
        for element in self { results.append(try await transform(element)) }
        return results
    }
}
