import LandkortCore
import LandkortRegisters
import LandkortStore
import Support
import Testing

@Suite("What the public sees")
struct VisibilityTests {
    private static let open = (1...5).map { Trial.row($0, at: Trial.point(Double($0), Double($0))) }
    private static let hidden = zip(6..., ["2", "3", "3", "", "9", .null] as [Value]).map { number, visibility in
        Trial.row(number, at: Trial.point(Double(number) * 100, -50), visibility: visibility)
    }
    private static let everywhere = Envelope(minX: -1e6, minY: -1e6, maxX: 1e6, maxY: 1e6)
    private static let queries = [
        FeatureQuery(), FeatureQuery(box: everywhere), FeatureQuery(equal: ["off_kode": "3"]),
        FeatureQuery(equal: ["navn": "Nr. 7"]), FeatureQuery(limit: 5),
    ]

    /// All that a reader can learn of a register by reading.
    private struct Seen: Equatable {
        var pages: [[Feature]] = []
        var hasMore: [Bool] = []
        var counts: [Int] = []
        var extent: Envelope?
        /// By id: nothing where the row is shown, else what is said instead.
        var answers: [String?] = []
    }

    private func seen(by reader: Reader, _ rows: [Feature], _ kind: StoreKind) async throws -> Seen {
        let scratch = try Scratch()
        let store = try await kind.open(in: scratch)
        try await store.insert([Trial.id: rows])
        var seen = Seen(extent: try await store.extent(of: Trial.id, matching: FeatureQuery(), reader: reader))
        for query in Self.queries {
            let page = try await store.features(in: Trial.id, matching: query, reader: reader)
            seen.pages.append(page.features.map { $0.without("versions_id", "systid_fra", "oprettet") })
            seen.hasMore.append(page.next != nil)
            seen.counts.append(try await store.count(in: Trial.id, matching: query, reader: reader))
        }
        for row in Self.open + Self.hidden {
            do throws(StoreProblem) {
                seen.answers.append(
                    try await store.feature(row.id, in: Trial.id, reader: reader).id == row.id ? nil : "?")
            } catch {
                seen.answers.append("\(error.code) \(error.message.en)")
            }
        }
        return seen
    }

    @Test("is the same whether or not there are rows it may not see", arguments: StoreKind.allCases)
    func sameWithoutHidden(kind: StoreKind) async throws {
        let mixed = try await seen(by: .anonymous, Self.open + Self.hidden, kind)
        #expect(mixed == (try await seen(by: .anonymous, Self.open, kind)))
        #expect(mixed.counts == [5, 5, 0, 0, 5])
        #expect(mixed.hasMore == [false, false, false, false, false])
        #expect(mixed.extent == Envelope(minX: 1, minY: 1, maxX: 5, maxY: 5))
        #expect(mixed.answers.prefix(5).allSatisfy { $0 == nil })
        #expect(mixed.answers.dropFirst(5).allSatisfy { $0?.hasPrefix("store.not-found") == true })
    }

    @Test("is less than what the owner of the file sees", arguments: StoreKind.allCases)
    func owner(kind: StoreKind) async throws {
        let all = try await seen(by: .administrator, Self.open + Self.hidden, kind)
        // The row without off_kode got the register's default, 3.
        #expect(all.counts == [11, 11, 3, 1, 11])
        #expect(all.answers.allSatisfy { $0 == nil })
        #expect(all.extent == Envelope(minX: 1, minY: -50, maxX: 1100, maxY: 5))
    }

    @Test("a shelter is hidden unless it is said to be public", arguments: StoreKind.allCases)
    func shelters(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await kind.open(in: scratch, try BuiltIn().registers)
        let place = Geometry.multiPoint([Position(x: 555_938, y: 6_322_995)])
        let values: [String: Value] = ["beskyt_rum_kode": "1", "klargjort_kode": "1"]
        let secret = Feature(id: Trial.id(1), values: values, geometry: place)
        let known = Feature(id: Trial.id(2), values: values.merging(["off_kode": "1"]) { $1 }, geometry: place)
        try await store.insert(["beskyttelsesrum": [secret, known]])
        let page = try await store.features(in: "beskyttelsesrum", matching: FeatureQuery(), reader: .anonymous)
        #expect(page.features.map(\.id) == [known.id])
        #expect(try await store.feature(secret.id, in: "beskyttelsesrum", reader: .administrator)["off_kode"] == "3")
    }

    @Test("a register without visibility is open", arguments: StoreKind.allCases)
    func withoutVisibility(kind: StoreKind) async throws {
        let scratch = try Scratch()
        var register = Trial.register()
        register.fields.removeAll { $0.name == "off_kode" }
        let store = try await kind.open(in: scratch, [register])
        try await store.insert([Trial.id: [Feature(id: Trial.id(1), values: [:])]])
        #expect(try await store.count(in: Trial.id, matching: FeatureQuery(), reader: .anonymous) == 1)
    }
}
