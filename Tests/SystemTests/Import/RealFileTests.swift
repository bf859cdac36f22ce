import Foundation
import Support
import Testing

@Suite(
    "Importing the real files",
    .enabled(if: Places.hasData, "skipped: the real files are not beside this checkout"))
struct RealFileTests {
    private func file(_ name: String) -> String { Places.data.appending(path: "broadband/\(name)").path }

    @Test("Guldborgsund, Læsø and Frederikshavn give the figures that were counted by hand")
    func figures() async throws {
        let scratch = try Scratch()
        let store = scratch.path("lager.gpkg")
        for name in ["bbk26_guldborgsund.csv", "bbk26_laesoe.csv", "bbk26_frederikshavn.csv"] {
            let outcome = try await Landkort.importPart(file(name), into: store)
            #expect(outcome.code == 0, "\(outcome.errors)")
            #expect(outcome.errors == "")
        }
        let areas = try await Landkort.coverage(of: store)
        let guldborgsund = try #require(areas["Guldborgsund"])
        #expect(guldborgsund.omraade == "0376" && guldborgsund.adresser == 10_931)
        #expect(guldborgsund.daekket_100_30 == 10_710 && guldborgsund.udaekket_100_30 == 221)
        #expect(guldborgsund.ukendt_100_30 == 0)
        #expect(guldborgsund.udaekket_30_5 == 21 && guldborgsund.ukendt_30_5 == 200)
        #expect(guldborgsund.fiber == 10_675 && guldborgsund.kun_kobber == 9 && guldborgsund.ingen_fast == 14)
        let laesoe = try #require(areas["Læsø"])
        #expect(laesoe.adresser == 3_673 && laesoe.daekket_100_30 == 3_673)
        let frederikshavn = try #require(areas["Frederikshavn"])
        #expect(frederikshavn.adresser == 6_745 && frederikshavn.fiber == 6_744)
        #expect(areas.count == 3)
        for area in areas.values { #expect(area.mobil.values.reduce(0, +) == area.adresser) }
    }

    @Test("the summary says how many rows, municipalities and mobile classes there are")
    func summary() async throws {
        let scratch = try Scratch()
        let text = try await Landkort.importPart(file("bbk26_guldborgsund.csv"), into: scratch.path("lager.gpkg"))
            .output
        for expected in ["10931", "0376 Guldborgsund: 10931", "1000/50: 3653", "600/30: 1567", "20/1: 2"] {
            #expect(text.contains(expected), "\(expected) in \(text)")
        }
    }

    @Test("the three real rows are read through the API as the file has them")
    func threeRows() async throws {
        let scratch = try Scratch()
        let store = scratch.path("lager.gpkg")
        #expect(try await Landkort.importPart(file("bbk26_header_and_3_real_rows.csv"), into: store).code == 0)
        try await Served.store(store) { server in
            let items = try await server.json("/collections/adresse/items?f=json")
            let features = try #require(items["features"] as? [[String: Any]])
            let rows = try features.map { try #require($0["properties"] as? [String: Any]) }
            func number(_ town: String, _ field: String) -> Double? {
                rows.first { $0["kommunenavn"] as? String == town }?[field] as? Double
            }
            #expect(rows.count == 3)
            #expect(number("Aarhus", "download_fiber") == 6300 && number("Aarhus", "upload_fiber") == 6300)
            #expect(number("Syddjurs", "download_xdsl") == 50 && number("Syddjurs", "upload_xdsl") == 10.24)
            #expect(number("Syddjurs", "download_fiber") == nil, "zero is not offered")
            #expect(number("Solrød", "download_fiber") == 2500 && number("Solrød", "upload_fiber") == 2500)
            let aarhus = try #require(rows.first { $0["kommunenavn"] as? String == "Aarhus" })
            #expect(aarhus["vejnavn"] as? String == "Jægergårdsgade" && aarhus["husnr"] as? String == "90A")
            #expect(aarhus["postnr"] as? String == "8000")
        }
    }
}
