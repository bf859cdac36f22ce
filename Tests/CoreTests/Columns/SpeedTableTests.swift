import LandkortCore
import Support
import Testing

@Suite("Speeds in columns")
struct SpeedTableTests {
    @Test("profiles come back row by row, and from bytes")
    func roundTrip() throws {
        var random = SplitMix(seed: 1)
        let profiles = (0..<50).map { _ in
            var profile = SpeedProfile()
            for place in 0..<SpeedProfile.width {
                profile.speeds[place] = Int32.random(in: 0...(.max), using: &random)
            }
            return profile
        }
        var table = SpeedTable()
        for profile in profiles { table.append(profile) }
        #expect(table.count == 50)
        #expect((0..<50).map { table[$0] } == profiles)
        let read = table.columns.flatMap { $0 }.withUnsafeBytes { SpeedTable(bytes: $0) }
        #expect(read == table)
        #expect(table.columns(of: .fibre).upload == table.columns[3])
        #expect(profiles[7].download(.xdsl) == profiles[7].speeds[6])
    }

    @Test("bytes that cannot be ten columns are refused; none are an empty table")
    func damaged() {
        for length in [1, 4, 39, 41, 44] {
            #expect([UInt8](repeating: 0, count: length).withUnsafeBytes { SpeedTable(bytes: $0) } == nil)
        }
        #expect([UInt8](repeating: 0, count: 40).withUnsafeBytes { SpeedTable(bytes: $0) }?.count == 1)
        #expect([UInt8]().withUnsafeBytes { SpeedTable(bytes: $0) }?.count == 0)
        #expect(SpeedTable(columns: [[1], [2]]) == nil)
        #expect(SpeedTable(columns: Array(repeating: [1], count: 9) + [[]]) == nil)
    }

    @Test(
        "a mobile class is written as people write it",
        arguments: [
            (600_000, 30_000, "600/30"), (10_240, 512, "10.24/0.512"), (100_000, 0, "100/ukendt"), (0, 0, "ingen"),
            (0, 30_000, "ingen"), (1, 1, "0.001/0.001"), (1_000_000, 50_500, "1000/50.5"),
        ] as [(Int32, Int32, String)])
    func mobileCode(download: Int32, upload: Int32, code: String) {
        #expect(MobileClass(download: download, upload: upload).code == code)
    }

    @Test("faster classes are larger, the upload only where downloads are the same")
    func mobileOrder() {
        let order = [(0, 0), (20, 1), (30, 0), (30, 2), (30, 5), (600, 1)].map {
            MobileClass(download: $0.0, upload: $0.1)
        }
        #expect(order.shuffled().sorted() == order)
    }

    @Test("post code runs come back from bytes, and broken ones are refused")
    func postcodeRuns() {
        let runs = [PostcodeRun(postcode: 0, count: 3), PostcodeRun(postcode: 9990, count: 70_000)]
        let part = CampaignPart(
            name: "x", count: 0, profiles: SpeedTable(), profile: .bytes([]), postcodes: runs, easting: [],
            northing: [],
            street: TextColumn(entries: [], indices: .bytes([])), number: TextColumn(entries: [], indices: .bytes([])),
            ids: [])
        #expect(part.withBytes(of: .postcodes) { PostcodeRun.runs(from: $0) } == runs)
        for length in [3, 4, 12] {
            #expect([UInt8](repeating: 0, count: length).withUnsafeBytes { PostcodeRun.runs(from: $0) } == nil)
        }
    }

    @Test("an address id is written as it is read, and sorts as its text")
    func addressIDs() throws {
        var random = SplitMix(seed: 2)
        let ids = (0..<200).map { _ in AddressID(high: random.next() >> 8, low: random.next()) }
        for id in ids { #expect(AddressID(id.text) == id) }
        #expect(ids.sorted().map(\.text) == ids.map(\.text).sorted())
        #expect(AddressID("0000AF2C-ae73-485e-8718-dcb918021a2a")?.text == "0000af2c-ae73-485e-8718-dcb918021a2a")
        for text in ["", "+000af2c-ae73-485e-8718-dcb918021a2a", "0000af2c-ae73-485e-8718-dcb91802１a"] {
            #expect(AddressID(text) == nil)
        }
    }

    @Test("a draft overlaps with parts of the same name or the same municipality, not with unknown others")
    func overlap() {
        func known(_ key: Int, _ name: String, _ code: String?) -> Campaign.Part {
            Campaign.Part(key: key, name: name, municipality: code, count: 1, postcodes: [])
        }
        func brought(_ name: String, _ code: String?) -> (part: CampaignPart, municipality: String?) {
            let none = TextColumn(entries: [], indices: .bytes([]))
            let part = CampaignPart(
                name: name, count: 1, profiles: SpeedTable(), profile: .bytes([]), postcodes: [], easting: [],
                northing: [], street: none, number: none, ids: [])
            return (part, code)
        }
        let campaign = Campaign(
            id: CampaignID(name: "2026"), isPartial: true, isSynthetic: false, imported: "", sources: [],
            parts: [known(1, "Vesthimmerland", "0820"), known(2, "Ukendt", nil), known(3, "Andet", nil)])
        func overlap(_ parts: [(part: CampaignPart, municipality: String?)]) -> [Int] {
            CampaignDraft(
                id: campaign.id, isPartial: true, isSynthetic: false,
                source: Campaign.Source(fileName: "", digest: "", rows: 1, imported: ""), parts: parts
            ).overlap(with: campaign).map(\.key)
        }
        #expect(overlap([brought("Vesthimmerlands", "0820")]) == [1])
        #expect(overlap([brought("Ukendt", nil)]) == [2])
        #expect(overlap([brought("Tredje", nil), brought("Læsø", "0825")]).isEmpty)
    }
}
