import LandkortApplication
import LandkortCore
import Testing

@Suite("The register rows of the sample")
struct SampleRegisterTests {
    private func features(_ register: RegisterID) throws -> [Feature] {
        try SampleFixture.sample.get().features().first { $0.register == register }?.features ?? []
    }

    @Test("there are 40 masts and 200 shelters")
    func counts() throws {
        #expect(try features("mast").count == 40)
        #expect(try features("beskyttelsesrum").count == 200)
    }

    @Test("every row satisfies its declaration", arguments: ["mast", "beskyttelsesrum"])
    func valid(name: String) throws {
        var files = try SampleFixture.files(in: "Registers", ending: "yaml")
        files.merge(try SampleFixture.files(in: "Registers", ending: "en.json")) { $1 }
        let register = try #require(try RegisterReader.read(files).first { $0.id.rawValue == name })
        let check = FeatureCheck(register)
        for feature in try features(register.id) { #expect(check.problems(in: feature).isEmpty, "\(feature)") }
    }

    @Test("ids are unique and the same in every run")
    func identity() throws {
        let all = try SampleFixture.sample.get().features().flatMap(\.features)
        #expect(Set(all.map(\.id)).count == all.count)
        let again = try Sample(files: SampleFixture.files(in: "Sample", ending: "csv")).features().flatMap(\.features)
        #expect(again == all)
    }

    @Test("about sixty shelters are public; some capacities are unknown and some rooms historical")
    func shelters() throws {
        let shelters = try features("beskyttelsesrum")
        #expect(shelters.count { $0["off_kode"] == "1" } == 60)
        #expect(shelters.count { $0["off_kode"] == "3" } == 140)
        #expect((8...40).contains(shelters.count { $0["pladser"].isNull }))
        #expect((4...20).contains(shelters.count { $0["bbr_status"] == "10" }))
    }

    @Test("a shelter stands at an address of the campaign")
    func shelterAddresses() throws {
        let rows = Dictionary(uniqueKeysWithValues: try SampleFixture.rows(of: 2026).map { ($0.id, $0) })
        for shelter in try features("beskyttelsesrum") {
            let row = try #require(rows[shelter["adr_id"].string ?? ""])
            #expect(row[1] == shelter["vejnavn"].string && row[2] == shelter["husnr"].string)
            guard case .multiPoint(let points) = shelter.geometry else { Issue.record("no place"); continue }
            #expect(abs(points[0].x - (row.number(5) ?? 0)) < 1 && abs(points[0].y - (row.number(6) ?? 0)) < 1)
        }
    }

    @Test("every record says that it is invented")
    func marked() throws {
        for feature in try SampleFixture.sample.get().features().flatMap(\.features) {
            let mark = feature["kilde"].string ?? feature["note"].string
            #expect(mark?.contains("opdigtet") == true)
        }
    }
}
