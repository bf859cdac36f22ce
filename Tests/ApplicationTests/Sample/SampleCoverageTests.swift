import LandkortApplication
import Testing

@Suite("What the addresses of the sample are offered")
struct SampleCoverageTests {
    private static func share(_ rows: [CoverageRow], _ test: (CoverageRow) -> Bool) -> Double {
        Double(rows.count(where: test)) / Double(rows.count)
    }

    private static func covered(_ rows: [CoverageRow]) -> Double {
        share(rows) { $0.covers(down: 100, up: 30) }
    }

    @Test("100/30 grows from about 94 to about 96 in a hundred")
    func coverageGrows() throws {
        #expect((0.93...0.95).contains(Self.covered(try SampleFixture.rows(of: 2025))))
        #expect((0.95...0.97).contains(Self.covered(try SampleFixture.rows(of: 2026))))
    }

    @Test("the municipalities differ: Læsø has nearly everything, Rebild and Jammerbugt lag")
    func municipalitiesDiffer() throws {
        let rows = try SampleFixture.rows(of: 2026)
        let shares = Dictionary(grouping: rows, by: \.municipality).mapValues(Self.covered)
        #expect(shares["Læsø", default: 0] > 0.99)
        for name in ["Rebild", "Jammerbugt"] { #expect((0.88...0.93).contains(shares[name, default: 0]), "\(name)") }
        for (name, share) in shares { #expect((0.88...1).contains(share), "\(name)") }
    }

    @Test("fibre grows, copper shrinks, and some hundred have copper only or nothing")
    func technologies() throws {
        let before = try SampleFixture.rows(of: 2025)
        let now = try SampleFixture.rows(of: 2026)
        #expect((0.90...0.93).contains(Self.share(before) { $0.offers(9) }))
        #expect((0.93...0.95).contains(Self.share(now) { $0.offers(9) }))
        #expect(Self.share(now) { $0.offers(13) } < 0.8 * Self.share(before) { $0.offers(13) })
        #expect((0.3...0.5).contains(Self.share(now) { $0.offers(11) }))
        #expect((0.08...0.2).contains(Self.share(now) { $0.offers(7) }))
        #expect((600...1_400).contains(now.count(where: \.isCopperOnly)))
        #expect((150...500).contains(now.count(where: \.hasNothingFixed)))
        #expect(before.count(where: \.isCopperOnly) > now.count(where: \.isCopperOnly))
    }

    @Test("uploads are sometimes unstated, and what is not offered is empty or 0", arguments: Sample.years)
    func unknowns(year: Int) throws {
        let rows = try SampleFixture.rows(of: year)
        #expect((500...3_000).contains(rows.count(where: \.lacksUpload)))
        for column in CoverageRow.fixed {
            #expect(rows.contains { $0.isEmpty(column) })
            if column != 13 { #expect(rows.contains { $0[column] == "0" }) }
        }
    }

    @Test("mobile is one of the seven classes or nothing at all", arguments: Sample.years)
    func mobile(year: Int) throws {
        let classes: Set = ["20/1", "30/2", "50/3", "100/5", "200/10", "600/30", "1000/50", "/"]
        let rows = try SampleFixture.rows(of: year)
        #expect(Set(rows.map(\.mobile)) == classes)
        #expect(rows.count { $0.mobile == "/" } < 100)
    }

    @Test("what is missing lies in the country more often than in the towns")
    func farmsLack() throws {
        let towns: Set = ["9000", "9200", "9210", "9220", "9400"]
        let aalborg = try SampleFixture.rows(of: 2026).filter { $0.municipality == "Aalborg" }
        let town = Self.covered(aalborg.filter { towns.contains($0[3]) })
        let around = Self.covered(aalborg.filter { !towns.contains($0[3]) })
        #expect(town > around + 0.01)
    }
}
