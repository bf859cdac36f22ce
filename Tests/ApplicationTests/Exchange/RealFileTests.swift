import Foundation
import LandkortApplication
import LandkortCore
import LandkortStore
import Support
import Testing

/// Files of public sources, read by the mappings that travel with the program.
@Suite("Real files", .enabled(if: Places.hasData, "../shared/data is not on this machine"))
struct RealExchangeTests {
    private func path(_ file: String) -> String { Places.data.appending(path: file).path }

    private func mapping(_ name: String) throws -> ColumnMapping {
        try ColumnMapping(file: Places.package.appending(path: "Mappings/\(name).json").path)
    }

    @Test("shelters of Aarhus: 1,800 in use and 82 historical of BBR, 499 of concrete of which 95 have no capacity")
    func shelters() async throws {
        let fixture = try await ExchangeStore()
        let shelters: RegisterID = "beskyttelsesrum"
        try await fixture.read(path("shelters/aarhus_SR_sikringsrum_bbr.geojson"), into: shelters) {
            $0.mapping = try mapping("bbr-sikringsrum")
        }
        #expect(try await fixture.count(shelters) == 1882)
        #expect(try await fixture.count(shelters, ["bbr_status": "6"]) == 1800)
        #expect(try await fixture.count(shelters, ["bbr_status": "10"]) == 82)
        #expect(try await fixture.count(shelters, ["pladser": .null]) == 0)
        try await fixture.read(path("shelters/aarhus_BDG_betondaekningsgrave_long.csv"), into: shelters) {
            $0.mapping = try mapping("betondaekningsgrave")
        }
        #expect(try await fixture.count(shelters, ["beskyt_rum_kode": "3"]) == 499)
        #expect(try await fixture.count(shelters, ["beskyt_rum_kode": "3", "pladser": .null]) == 95)
        #expect(try await fixture.rows(shelters).allSatisfy { $0.geometry != nil && $0["off_kode"] == "3" })
    }

    @Test("1,327 current house numbers, which get their points from a second file")
    func houseNumbers() async throws {
        let fixture = try await ExchangeStore()
        try await fixture.read(path("addresses/dar_husnummer.csv"), into: "husnummer") {
            $0.mapping = try mapping("dar-husnummer")
        }
        let summary = try await fixture.read(path("addresses/dar_adgangspunkt.csv"), into: "husnummer", .update) {
            $0.mapping = try mapping("dar-adgangspunkt")
            $0.key = ["adgangspunkt_id"]
        }
        #expect(summary.receipt.counts.updated == 1327 && summary.receipt.counts.inserted == 0)
        let rows = try await fixture.rows("husnummer")
        #expect(rows.count { $0.geometry != nil } == 1327)
        #expect(try await fixture.count("husnummer", ["status": "2"]) == 5)
        #expect(rows.allSatisfy { $0["husnr"].string?.wholeMatch(of: /\d+[A-ZÆØÅ]?/) != nil })
    }
}
