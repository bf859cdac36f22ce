import LandkortApplication
import LandkortCore
import Testing

@Suite("The places of the sample")
struct SampleGazetteerTests {
    @Test("every municipality has its places, each once, with a post code")
    func places() throws {
        let places = try SampleFixture.sample.get().places
        let byMunicipality = Dictionary(grouping: places, by: \.municipality)
        #expect(byMunicipality.count == 13)
        for (code, places) in byMunicipality {
            #expect((code == "0825" ? 6...15 : 25...75).contains(places.count), "\(code): \(places.count)")
            #expect(Set(places.map(\.name)).count == places.count, "\(code)")
        }
        #expect(places.allSatisfy { $0.postcode.utf8.count == 4 && $0.population > 0 })
    }

    @Test("Aalborg lies where it is")
    func aalborg() throws {
        let places = try SampleFixture.sample.get().places
        let aalborg = try #require(places.first { $0.name == "Aalborg" })
        // 57.048° N, 9.919° E by pyproj.
        #expect(abs(aalborg.position.x - 555_730) < 1_000 && abs(aalborg.position.y - 6_323_100) < 1_000)
        #expect(aalborg.population > 40_000 && aalborg.postcode == "9000")
    }

    @Test(
        "a missing or broken data file is named",
        arguments: ["byer.csv", "veje.csv", "kommuner.csv", "landeveje.csv", "postnumre.csv"])
    func brokenFiles(name: String) throws {
        var files = try SampleFixture.files(in: "Sample", ending: "csv")
        let whole = try #require(files[name])
        files[name] = nil
        #expect(throws: SampleProblem.self) { try Sample(files: files) }
        files[name] = whole.split(separator: "\n").prefix(2).joined(separator: "\n") + "\n0000"
        let problem = #expect(throws: SampleProblem.self) { try Sample(files: files) }
        guard case .unreadable(let file, let line, _) = problem else { Issue.record("\(problem as Any)"); return }
        #expect(file == name && line == 3)
    }
}
