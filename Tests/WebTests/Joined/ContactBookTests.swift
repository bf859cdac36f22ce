import Foundation
import LandkortCore
import Testing

@testable import LandkortWeb

@Suite("Whom one can ask")
struct ContactBookTests {
    private static let north = "/overblik/kontakter?partnerskab=\(JoinedDesk.north)"
    private static let taskforce = "/overblik/kontakter?partnerskab=\(JoinedDesk.taskforce)"

    @Test("what is past its day is out of date, and what nobody set a day for was never confirmed")
    func states() async throws {
        let desk = try await JoinedDesk { rows in
            let morsoe = rows["kontakt"]!.firstIndex { $0["kommunekode"] == "0773" }!
            rows["kontakt"]![morsoe]["udloeber"] = nil
            let thisted = rows["kontakt"]!.firstIndex { $0["kommunekode"] == "0787" }!
            rows["kontakt"]![thisted]["udloeber"] = "2026-12-20"
        }
        let rows = try await desk.page(Self.north + "&f=csv").table
        func state(_ place: String) -> String? {
            rows.first { $0["kommune"] == place && $0["rolle"] == "IT-chef" }?["tilstand"]
        }
        #expect(state("Frederikshavn") == "foraeldet" && state("Hjørring") == "bekraeftet")
        #expect(state("Morsø") == "ubekraeftet" && state("Thisted") == "snart")
    }

    @Test("a coordinator that was promised is a gap in every municipality that has none")
    func promised() async throws {
        let desk = try await JoinedDesk()
        let page = try await desk.page(Self.taskforce)
        #expect(page.words.contains("16 af 17 kommuner har ingen"), "\(page.words)")
        let (pia, _) = try await desk.signIn("pia", .projectLeader, "29190658", JoinedDesk.taskforce)
        let own = try await desk.page(Self.taskforce, pia)
        let ways = own.text.matches(of: /href="(\/collections\/kontakt\/new\?[^"]+rolle=tovholder[^"]*)"/)
        #expect(ways.count == 16)
        let form = try await desk.page(String(ways[0].1).replacing("&amp;", with: "&"), pia)
        #expect(form.status == 200 && form.text.contains("value=\"Tovholder, Faxe Kommune\""))
    }

    @Test("who has left is not asked, and those of another partnership are not this one's")
    func others() async throws {
        let desk = try await JoinedDesk { rows in
            let morsoe = rows["kontakt"]!.firstIndex { $0["kommunekode"] == "0773" }!
            rows["kontakt"]![morsoe]["gyldig_til"] = "2026-11-19"
        }
        let page = try await desk.page(Self.north)
        #expect(page.words.contains("1 af 11 kommuner har ingen"))
        #expect(!page.words.contains("Guldborgsund Kommune"))
    }

    @Test("telephones are for authorities")
    func masked() async throws {
        let desk = try await JoinedDesk { rows in
            let aalborg = rows["kontakt"]!.firstIndex { $0["kommunekode"] == "0851" }!
            rows["kontakt"]![aalborg]["telefon"] = "99 31 31 31"
        }
        for path in [Self.north, Self.north + "&f=csv", Self.north + "&f=json"] {
            #expect(!(try await desk.page(path).text.contains("99 31 31 31")), "\(path)")
        }
        let (ida, _) = try await desk.signIn("ida", .authority, "29188599")
        #expect(try await desk.page(Self.north, ida).words.contains("99 31 31 31"))
    }
}
