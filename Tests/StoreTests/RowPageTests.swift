import LandkortCore
import LandkortStore
import Support
import Testing

/// A page whose features are handed over while they are read tells what the features themselves do.
@Suite("Features on their way out")
struct RowPageTests {
    private static let texts = [
        "", "Kirkevej 1A", "Ærø ÆØÅ é", "et \"citat\"", "skråstreg \\ og / linje\nto\ttre\u{1}", "🏝 ø", "\u{7F}", "~",
        String(repeating: "langt ", count: 50), "e\u{301} og é", "<script>", "' -- ",
    ]

    private static func row(_ number: Int) -> Feature {
        let text = texts[number % texts.count]
        return Trial.row(
            number, at: number % 5 == 0 ? nil : Trial.point(Double(number), 0), visibility: number % 3 == 0 ? "3" : "1",
            [
                "navn": .string(text), "antal": .integer(number * 1_000_003 - 7), "hoejde": .number(Double(number) / 7),
                "aktiv": .boolean(number % 2 == 0), "dag": "2026-11-21", "tid": "2026-11-21T10:00:00Z", "kode": "07",
                "navne": .array([.string(text), "b"]), "tal": [1, 2], "maal": [0.5, 2], "svar": [true, false],
                "select from \"x\"": number % 4 == 0 ? .null : .string(text),
            ])
    }

    private func filled(_ kind: StoreKind, _ scratch: Scratch) async throws -> any Store {
        let store = try await kind.open(in: scratch)
        try await store.insert([Trial.id: (1...40).map(Self.row)])
        return store
    }

    private static let queries: [FeatureQuery] = {
        var filtered = FeatureQuery(limit: 5)
        filtered.filter = try? Filter("antal > 5000000 AND navn <> 'x'", in: .text)
        return [
            FeatureQuery(), FeatureQuery(limit: 7), FeatureQuery(equal: ["aktiv": true], limit: 3),
            FeatureQuery(box: Envelope(minX: 3, minY: -1, maxX: 17, maxY: 1), limit: 4),
            FeatureQuery(box: Envelope(minX: 3, minY: -1, maxX: 17, maxY: 1)),
            FeatureQuery(words: SearchWords("langt"), limit: 2),
            FeatureQuery(order: FeatureOrder(by: .label), limit: 6),
            filtered,
        ]
    }()

    /// The features of all pages as JSON, and the cursors between them.
    private func told(
        _ query: FeatureQuery, of fields: [String], by reader: Reader, in store: any Store, asRows: Bool
    ) async throws -> [String] {
        var (query, told) = (query, [String]())
        repeat {
            let page =
                asRows
                ? try await store.page(
                    of: fields, in: Trial.id, matching: query, reader: reader, into: { [] }, Self.add)
                : try await store.features(in: Trial.id, matching: query, reader: reader)
                    .reduce(of: fields, into: { [] }, Self.add)
            told += page.answer + ["\(page.count) \(page.next ?? "-")"]
            query.after = page.next
        } while query.after != nil
        return told
    }

    @Sendable private static func add(_ lines: inout [String], _ row: FeatureRow) {
        var bytes: [UInt8] = []
        for value in [row.id] + row.values {
            JSON.append(value, to: &bytes)
            bytes.append(UInt8(ascii: " "))
        }
        if let geometry = row.geometry { GeoJSON.append(geometry, in: .utm32, to: &bytes) }
        lines.append(String(decoding: bytes, as: UTF8.self))
    }

    @Test("have the same values, order and cursors, whatever is asked and by whom", arguments: StoreKind.allCases)
    func same(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await filled(kind, scratch)
        let fields = Trial.register().fields.map(\.name)
        for reader in [Reader.anonymous, .administrator] {
            for query in Self.queries {
                let rows = try await told(query, of: fields, by: reader, in: store, asRows: true)
                let features = try await told(query, of: fields, by: reader, in: store, asRows: false)
                #expect(rows == features, "\(query)")
                #expect(rows.count > 1 || query.words != nil, "\(query)")
            }
        }
    }

    @Test(
        "have the fields that are asked for, in their order; what is no field has no value",
        arguments: StoreKind.allCases)
    func chosen(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await filled(kind, scratch)
        let lines = try await told(
            FeatureQuery(equal: ["navn": "Kirkevej 1A"], limit: 1), of: ["kode", "findes_ikke", "navn"],
            by: .administrator, in: store, asRows: true)
        #expect(lines.first?.hasPrefix("\"\(Trial.id(1))\" \"07\" null \"Kirkevej 1A\" {\"type\":\"Point\"") == true)
    }
}
