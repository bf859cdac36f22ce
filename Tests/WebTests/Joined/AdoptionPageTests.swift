import Foundation
import HTTPTypes
import LandkortCore
import Testing

@testable import LandkortWeb

@Suite("Guidelines by municipality")
struct AdoptionPageTests {
    private static let path = "/overblik/retningslinjer?partnerskab=\(JoinedDesk.taskforce)"
    private static let digging = "067ac229-8cd4-53e3-a3cd-6837fd85182f"

    @Test("every member stands beside every guideline, with its answer or without one")
    func everyone() async throws {
        let desk = try await JoinedDesk()
        let rows = try await desk.page(Self.path + "&f=csv").table
        #expect(rows.count == 17 * 3)
        let own = rows.first { $0["kommune"] == "Guldborgsund" && $0["retningslinje"] == "Fælles graveregler" }
        #expect(own?["tilstand"] == "delvist" && own?["dato"] == "2025-11-03")
        #expect(own?["kontakt"] == "Tovholder, Guldborgsund Kommune")
        #expect(rows.filter { $0["kommune"] == "Faxe" }.allSatisfy { $0["tilstand"] == "" })
        let page = try await desk.page(Self.path)
        let missing = rows.filter { $0["tilstand"] == "" }.count
        #expect(page.words.contains("\(missing) af 51 svar mangler"), "\(page.words)")
        #expect(page.text.contains("/collections/implementering/items/dab59139-bd31-53d6-8877-dba2908cd2c5"))
    }

    @Test("a guideline that was given up is not asked about, and an answer that is not for the public is none to it")
    func hidden() async throws {
        let desk = try await JoinedDesk { rows in
            rows["retningslinje"]![1]["tilstand"] = "udgaaet"
            rows["implementering"]![0]["off_kode"] = "2"
        }
        let rows = try await desk.page(Self.path + "&f=csv").table
        #expect(rows.count == 17 * 2)
        #expect(rows.allSatisfy { $0["retningslinje"] != "Fælles masteregler" })
        #expect(rows.filter { $0["kommune"] == "Guldborgsund" }.first?["tilstand"] == "")
        let (ida, _) = try await desk.signIn("ida", .coordinator, "29188599")
        let own = try await desk.page(Self.path + "&f=csv", ida).table
        #expect(own.filter { $0["kommune"] == "Guldborgsund" }.first?["tilstand"] == "delvist")
    }

    @Test("who may answer for a municipality fills its gap from here and comes back; others are offered nothing")
    func filling() async throws {
        let desk = try await JoinedDesk()
        #expect(!(try await desk.page(Self.path).text.contains("/new?")))
        let (faxe, mark) = try await desk.signIn("faxe", .coordinator, "29188475")
        let page = try await desk.page(Self.path, faxe)
        let links = page.text.matches(of: /href="(\/collections\/implementering\/new\?[^"]+)"/).map { String($0.1) }
        #expect(links.count == 3 && links.allSatisfy { $0.contains("kommunekode=0320") })
        let link = try #require(links.first).replacing("&amp;", with: "&")
        let form = try await desk.page(link, faxe)
        #expect(form.text.contains("<option value=\"0320\" selected") && form.text.contains("name=\"til\""))
        let sent = [
            "maerke": mark, "til": Self.path, "felt.retningslinje": Self.digging, "felt.kommunekode": "0320",
            "felt.tilstand": "fuldt", "felt.off_kode": "1",
        ]
        let answer = try await desk.client.send(sent, to: "/collections/implementering/new", faxe)
        #expect(answer.status == 303 && answer.headers[.location] == Self.path, "\(answer.words)")
        let row = try await desk.page(Self.path + "&f=csv").table.first { $0["kommune"] == "Faxe" }
        #expect(row?["tilstand"] == "fuldt")
    }

    @Test("a form begins with what its address says, and says so where that is no field of it")
    func beginning() async throws {
        let desk = try await JoinedDesk()
        let (ida, _) = try await desk.signIn("ida", .coordinator, "29188599")
        let strange = try await desk.page("/collections/implementering/new?farve=blaa", ida)
        #expect(strange.status == 400)
        let elsewhere = try await desk.page("/collections/implementering/new?til=//andre.example", ida)
        #expect(elsewhere.status == 200 && !elsewhere.text.contains("name=\"til\""))
    }

    @Test("a partnership without guidelines says what comes next, and one that is not there is refused")
    func empty() async throws {
        let desk = try await JoinedDesk()
        let page = try await desk.page("/overblik/retningslinjer?partnerskab=\(JoinedDesk.north)")
        #expect(page.status == 200 && page.words.contains("ingen retningslinjer endnu"))
        #expect(try await desk.page("/overblik/retningslinjer?partnerskab=findes-ikke").status == 400)
        #expect(try await desk.page("/overblik/retningslinjer?farve=blaa").status == 400)
        #expect(try await desk.page(Self.path + "&tabel=findes-ikke&f=csv").status == 400)
    }

    @Test("the page is in English too")
    func english() async throws {
        let page = try await JoinedDesk().page(Self.path + "&lang=en")
        #expect(page.words.contains("municipalities follow at least one guideline") && page.words.contains("No answer"))
    }
}
