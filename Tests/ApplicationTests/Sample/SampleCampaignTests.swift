import Foundation
import LandkortApplication
import Testing

@Suite("The campaigns of the sample")
struct SampleCampaignTests {
    private static let addresses = [
        "Morsø": 2_300, "Thisted": 4_900, "Brønderslev": 3_900, "Frederikshavn": 6_200, "Vesthimmerlands": 4_100,
        "Læsø": 500, "Rebild": 3_300, "Mariagerfjord": 4_500, "Jammerbugt": 4_700, "Aalborg": 18_500,
        "Hjørring": 7_100, "Guldborgsund": 10_000, "Norddjurs": 10_000,
    ]

    @Test("two runs give the same bytes", arguments: Sample.years)
    func deterministic(year: Int) throws {
        let again = try Sample(files: SampleFixture.files(in: "Sample", ending: "csv"))
        #expect(again.campaign(year: year) == (try SampleFixture.sample.get().campaign(year: year)))
    }

    @Test("the bytes are those of every other machine")
    func sameEverywhere() throws {
        // FNV-1a, 64 bits, of the campaign of 2026; changes with the data files and the rules, and only with them.
        let digest = try SampleFixture.sample.get().campaign(year: 2026).reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01b3
        }
        #expect(digest == 3_326_243_512_701_308_086)
    }

    @Test("the first line is the national file's of 2026", arguments: Sample.years)
    func header(year: Int) throws {
        let text = String(decoding: try SampleFixture.sample.get().campaign(year: year), as: UTF8.self)
        let expected =
            #""adgadr_id";"vejnavn";"husnr";"postnr";"kommunenavn";"etrs89koordinat_oest";"etrs89koordinat_nord";"#
            + #""download_fasttraadloest";"upload_fasttraadloest";"download_fiber";"upload_fiber";"#
            + #""download_kabel_tv";"upload_kabel_tv";"download_xdsl";"upload_xdsl";"download_mobil";"upload_mobil""#
        #expect(text.prefix { $0 != "\n" } == expected)
        #expect(text.hasSuffix("\n") && !text.contains("\r"))
    }

    @Test("every row is written as the national file writes it", arguments: Sample.years)
    func layout(year: Int) throws {
        let text = String(decoding: try SampleFixture.sample.get().campaign(year: year), as: UTF8.self)
        let uuid = #/"[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"/#
        let whole = #/("\d+")?/#
        let fraction = #/("\d+,\d{3}")?/#
        let house = #/"[1-9]\d{0,2}[A-Z]?"/#
        let metre = #/"\d{6,7},\d\d"/#
        // One row in forty: a pattern over all of them would take long.
        for (index, line) in text.split(separator: "\n").enumerated() where index % 40 == 1 {
            let fields = line.split(separator: ";", omittingEmptySubsequences: false)
            try #require(fields.count == 17, "\(line)")
            #expect(fields[0].wholeMatch(of: uuid) != nil, "\(line)")
            #expect(fields[2].wholeMatch(of: house) != nil, "\(line)")
            #expect(fields[3].wholeMatch(of: #/\d{4}/#) != nil, "\(line)")
            #expect(fields[5].wholeMatch(of: metre) != nil && fields[6].wholeMatch(of: metre) != nil, "\(line)")
            for column in [7, 8, 9, 10, 11, 12, 15, 16] {
                #expect(fields[column].wholeMatch(of: whole) != nil, "\(line)")
            }
            for column in [13, 14] {
                #expect(fields[column] == "\"0\"" || fields[column].wholeMatch(of: fraction) != nil, "\(line)")
            }
        }
    }

    @Test("each municipality has its addresses in 2025, and a few new and gone by 2026")
    func counts() throws {
        let before = try SampleFixture.rows(of: 2025)
        let now = try SampleFixture.rows(of: 2026)
        #expect(Dictionary(grouping: before, by: \.municipality).mapValues(\.count) == Self.addresses)
        let (old, new) = (Set(before.map(\.id)), Set(now.map(\.id)))
        #expect((200...300).contains(old.subtracting(new).count))
        #expect((500...600).contains(new.subtracting(old).count))
        for (name, rows) in Dictionary(grouping: now, by: \.municipality) {
            #expect(abs(rows.count - Self.addresses[name, default: 0]) * 100 < rows.count, "\(name)")
        }
    }

    @Test("an address keeps its id, name and place from one year to the next")
    func stable() throws {
        let before = Set(try SampleFixture.rows(of: 2025).map(\.identity))
        let now = Set(try SampleFixture.rows(of: 2026).map(\.identity))
        // Only the new and the gone differ, each in its own year.
        #expect((500...600).contains(now.subtracting(before).count))
        #expect((200...300).contains(before.subtracting(now).count))
    }

    @Test("ids and addresses are unique", arguments: Sample.years)
    func unique(year: Int) throws {
        let rows = try SampleFixture.rows(of: year)
        #expect(Set(rows.map(\.id)).count == rows.count)
        #expect(Set(rows.map(\.address)).count == rows.count)
    }

    @Test("every address lies in the part of Denmark its municipality is in")
    func positions() throws {
        let astray = try SampleFixture.rows(of: 2026).filter { row in
            let (east, north) = (try #require(row.number(5)), try #require(row.number(6)))
            let (easts, norths) =
                switch row.municipality {
                case "Guldborgsund": (662_000.0...704_000.0, 6_049_000.0...6_095_500.0)
                case "Norddjurs": (575_000.0...663_000.0, 6_240_000.0...6_292_000.0)
                case "Læsø": (611_000.0...633_000.0, 6_341_000.0...6_360_000.0)
                default: (452_000.0...599_000.0, 6_267_000.0...6_403_000.0)
                }
            return !easts.contains(east) || !norths.contains(north)
        }
        #expect(astray.map(\.identity).isEmpty)
    }
}
