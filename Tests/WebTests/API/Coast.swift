import LandkortApplication
import LandkortCore
import LandkortStore
import Support

@testable import LandkortWeb

/// A store with something in every collection, and a client of it.
struct Coast: Sendable {
    let scratch: Scratch
    let store: GeoPackageStore
    let client: Client

    /// Read by many tests and written by none.
    static let shared = Task { try await Coast() }

    /// - Parameter hidden: with as many shelters again that the public may not see, one behind each that it may.
    init(hidden: Bool = false) async throws {
        scratch = try Scratch()
        store = try await Opening.store(at: scratch.path("kyst.gpkg"), creating: true)
        try await store.insert(["mast": Self.masts, "partnerskab": [Self.oddPartnership]])
        for number in 0..<Self.shelters {
            try await store.insert(["beskyttelsesrum": [Self.shelter(number, isHidden: false)]])
            guard hidden else { continue }
            try await store.insert(["beskyttelsesrum": [Self.shelter(number, isHidden: true)]])
        }
        for campaign in [Self.campaign("2025", 40), Self.campaign("2026", 90)] {
            _ = try await store.save(campaign.draft) { _ in .add(removing: []) }
        }
        client = try Client(store)
    }

    static let shelters = 9

    /// All over Denmark, Bornholm included.
    static let masts: [Feature] = {
        var random = SplitMix(seed: 12)
        return (0..<120).map { number in
            let degrees = Position(
                x: .random(in: 8.1..<15.2, using: &random), y: .random(in: 54.6..<57.7, using: &random))
            return Feature(
                id: id(number, "4aaa"),
                values: [
                    "navn": .string("Mast \(number)"), "kommunekode": .string(number % 3 == 0 ? "0376" : "0851"),
                    "hoejde": .number(Double(20 + number % 5)), "syntetisk": .boolean(number % 2 == 0),
                ], geometry: .point(ReferenceSystem.crs84.convert(degrees, to: .utm32)))
        }
    }()

    static let oddID = "Møn & Bogø/100%?#+ \"x\""

    private static let oddPartnership = Feature(
        id: oddID, values: ["partnerskabskode": .string(oddID), "navn": "Et sært navn"])

    static func id(_ number: Int, _ group: String) -> String {
        let digits = String(number)
        return "00000000-0000-\(group)-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
    }

    /// Hidden ones lie outside the others, so that an extent would show them.
    static func shelter(_ number: Int, isHidden: Bool) -> Feature {
        let place = Position(x: 690_000 + Double(number) * 37, y: 6_090_000 + (isHidden ? -9_000 : 0))
        return Feature(
            id: id(number, isHidden ? "4ccc" : "4bbb"),
            values: [
                "off_kode": .string(isHidden ? (number % 2 == 0 ? "2" : "3") : "1"), "beskyt_rum_kode": "1",
                "klargjort_kode": "0", "cvr_kode": "29188572",
                "vejnavn": .string(isHidden ? "Hemmelig Vej" : "Åben Vej"),
                "pladser": 50, "syntetisk": true, "oprettet": "2026-01-01T00:00:00Z",
                "systid_fra": "2026-01-01T00:00:00Z",
                "versions_id": .string(id(number, "4ddd")),
            ], geometry: .multiPoint([place]))
    }

    private static func campaign(_ name: String, _ count: Int) -> TestCampaign {
        let rows = (0..<count).map { number in
            TestCampaign.Row(
                id: number, street: "Kystvej", number: "\(number)", postcode: number % 2 == 0 ? 4800 : 4990,
                place: (east: Double(number) * 41, north: Double(number % 13) * 97),
                fibre: number % 3 == 0 ? (1000, 500) : (0, 0), xdsl: (30, number % 5))
        }
        return TestCampaign(
            name: name,
            addresses: [
                ("Guldborgsund", "0376", Array(rows.prefix(count / 2))),
                ("Lolland", "0360", Array(rows.suffix(count / 2))),
            ])
    }
}
