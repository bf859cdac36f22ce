import Foundation
import HTTPTypes
import LandkortApplication
import LandkortCore
import Testing

@testable import LandkortWeb

@Suite("My work and my calendar")
struct WorkPageTests {
    @Test("what waits stands in order of date: what is late first, what has no day last, and others' not at all")
    func order() async throws {
        let desk = try await JoinedDesk()
        let (thy, _) = try await desk.signIn("thy", .coordinator, "29189560")
        let rows = try await desk.page("/mit-arbejde?f=csv&tabel=mit", thy).table
        let days = rows.map { $0["dag"] ?? "" }
        #expect(days.filter { $0 != "" } == days.filter { $0 != "" }.sorted() && days.last == "", "\(days)")
        let task = rows.first { $0["hvad"] == "Melde huller i mobildækningen ind" }
        #expect(task?["dag"] == "2026-10-01" && task?["naar"] == "over_frist" && task?["sted"] == "Thisted")
        #expect(rows.contains { $0["slags"] == "Møde" && $0["dag"] == "2026-12-10" && $0["naar"] == "snart" })
        #expect(rows.contains { $0["slags"] == "Kontrakt, der kan siges op" && $0["dag"] == "2027-05-30" })
        // Done already, or others'.
        #expect(!rows.contains { ["Bekræfte kontaktoplysninger", "IT-chef, Rebild Kommune"].contains($0["hvad"]) })
        let page = try await desk.page("/mit-arbejde", thy)
        #expect(page.words.contains("er over frist") && page.words.contains("Om 20 dage"))
    }

    @Test("what a label refers to is told by its name, however far, and lends its place")
    func named() async throws {
        let desk = try await JoinedDesk()
        let (ida, _) = try await desk.signIn("ida", .coordinator, "29188599")
        let (pia, _) = try await desk.signIn("pia", .projectLeader, "29190658", JoinedDesk.taskforce)
        var promises: [[String: String]] = []
        for (who, list) in [(ida, "mit"), (pia, "mit"), (pia, "kommuner")] {
            let answer = try await desk.page("/mit-arbejde?f=csv&tabel=\(list)", who)
            if answer.status == 200 { promises += answer.table.filter { $0["slags"] == "Løfte" } }
        }
        #expect(!promises.isEmpty)
        for row in promises {
            let name = row["hvad"] ?? ""
            #expect(name.hasPrefix("Digital Taskforce") && !name.contains(/[0-9a-f]{8}-[0-9a-f]{4}-/), "\(name)")
            #expect(row["sted"]?.isEmpty == false && name.contains(row["sted"] ?? "-"), "\(row)")
        }
    }

    @Test("a project leader sees the partnership's own first, and the municipalities' apart")
    func leader() async throws {
        let desk = try await JoinedDesk()
        let (nis, _) = try await desk.signIn("nis", .projectLeader, "29190941", JoinedDesk.north)
        let own = try await desk.page("/mit-arbejde?f=csv&tabel=mit", nis).table
        #expect(own.contains { $0["hvad"] == "Aftale et møde med TDC om kobberlukning" })
        #expect(!own.contains { $0["hvad"] == "Melde huller i mobildækningen ind" })
        let others = try await desk.page("/mit-arbejde?f=csv&tabel=kommuner", nis).table
        #expect(others.contains { $0["hvad"] == "Melde huller i mobildækningen ind" })
        #expect(!others.contains { $0["sted"] == "Guldborgsund" })
    }

    @Test("the page is for who has signed in, and its form for who was given it")
    func closed() async throws {
        let desk = try await JoinedDesk()
        #expect(try await desk.page("/mit-arbejde").status == 401)
        let (ida, _) = try await desk.signIn("ida", .coordinator, "29188599")
        #expect(try await desk.client.send(["maerke": "et andet"], to: "/mit-arbejde", ida).status == 403)
    }

    @Test("the public's calendar has meetings and hearings, and nothing of what authorities do")
    func publicCalendar() async throws {
        let desk = try await JoinedDesk()
        let answer = try await desk.client.get("/kalender.ics?partnerskab=\(JoinedDesk.north)")
        #expect(answer.type.hasPrefix("text/calendar"))
        let text = answer.text.replacing("\r\n ", with: "")
        #expect(text.contains("SUMMARY:Projektgruppemøde\\, 4. kvartal 2026"), "\(text)")
        #expect(text.contains("DTSTART;TZID=Europe/Copenhagen:20261210T090000"))
        #expect(text.contains("SUMMARY:Høring: Vilkår for lukning af kobbernettet"))
        #expect(!text.contains("UID:opgave") && !text.contains("UID:kontakt") && !text.contains("UID:kontrakt"))
        #expect(text.components(separatedBy: "BEGIN:VEVENT").count == text.components(separatedBy: "UID:").count)
        #expect(try await desk.client.get("/kalender.ics?partnerskab=findes-ikke").status == 400)
    }

    @Test("one's own address opens the calendar with one's tasks, and nothing else; revoked, it opens nothing")
    func ownCalendar() async throws {
        let desk = try await JoinedDesk()
        let (thy, mark) = try await desk.signIn("thy", .coordinator, "29189560")
        let sent = try await desk.client.send(["maerke": mark], to: "/mit-arbejde", thy)
        let place = try #require(sent.headers[.location])
        let made = try await desk.client.get(place, thy)
        let again = try await desk.client.get(place, thy)
        #expect(sent.status == 303 && again.status == 200 && !again.text.contains(".ics</code>"), "it is shown once")
        #expect(try await desk.accounts.tokens().count == 1, "and reading it makes no other")
        let address = try #require(made.text.firstMatch(of: /http:\/\/kort.example:8080(\/kalender\/([^<]+)\.ics)/))
        let calendar = try await desk.client.get(String(address.1))
        #expect(calendar.text.contains("UID:opgave-07d2e487-6a5e-5ecb-b924-c06be56249f9@landkort"))
        #expect(!calendar.text.contains("Guldborgsund") && calendar.headers[.cacheControl] == "private, no-store")
        let bearer: HTTPFields = [.authorization: "Bearer \(address.2)"]
        #expect(try await desk.client.get("/collections/opgave/items", bearer).status == 404)
        #expect(try await desk.client.get("/collections/kontrakt/items", bearer).status == 404)
        #expect(try await desk.client.ask(.post, "/collections/opgave/items", bearer, body: "{}").status >= 400)
        let token = try #require(try await desk.accounts.tokens().last)
        try await desk.accounts.revoke(token.id, by: "test")
        #expect(try await desk.client.get(String(address.1)).status == 401)
    }

    @Test("a token for something else opens no calendar, and no more does a guess")
    func otherToken() async throws {
        let desk = try await JoinedDesk()
        let token = AccessToken(name: "gis", role: .coordinator, authority: "29189560", created: "", expires: "")
        let secret = try await desk.accounts.make(token, days: 1, by: "test").secret
        #expect(try await desk.client.get("/kalender/\(secret).ics").status == 401)
        #expect(try await desk.client.get("/kalender/gaet.ics").status == 401)
        #expect(try await desk.client.get("/kalender/\(secret)").status == 404)
    }

    @Test("a changed meeting has the same name and a higher number")
    func sequence() async throws {
        let desk = try await JoinedDesk()
        let (nis, mark) = try await desk.signIn("nis", .projectLeader, "29190941", JoinedDesk.north)
        func event() async throws -> String {
            let text = try await desk.client.get("/kalender.ics").text.replacing("\r\n ", with: "")
            let events = text.components(separatedBy: "BEGIN:VEVENT")
            return try #require(events.first { $0.contains("UID:moede-5b5f4f3e-2f0c-5d7e-8a53-0c7a5e6b9d21@landkort") })
        }
        #expect(try await event().contains("SEQUENCE:0\r\n"))
        let path = "/collections/moede/items/5b5f4f3e-2f0c-5d7e-8a53-0c7a5e6b9d21/edit"
        let sent = [
            "maerke": mark, "revision": "1", "felt.titel": "Projektgruppemøde", "felt.art": "projektgruppe",
            "felt.tilstand": "aflyst", "felt.dato": "2026-12-10", "felt.partnerskabskode": JoinedDesk.north,
            "felt.cvr_kode": "29190941", "felt.off_kode": "1",
        ]
        let saved = try await desk.client.send(sent, to: path, nis)
        #expect(saved.status == 303, "\(saved.words)")
        #expect(try await event().contains("STATUS:CANCELLED\r\nSEQUENCE:1\r\n"))
    }

    @Test("every overview is a way from the front page, and an area's page leads to its own")
    func ways() async throws {
        let desk = try await JoinedDesk()
        #expect(try await desk.page("/").text.contains("href=\"/overblik\""))
        let index = try await desk.page("/overblik?partnerskab=\(JoinedDesk.taskforce)")
        let ways = index.text.matches(of: /<h3><a href="([^"]+)"/).map { String($0.1) }
        #expect(ways.count == 9)
        for way in ways where !["/mit-arbejde", "/overblik/kontrakter"].contains(way) {
            #expect(try await desk.page(way).status == 200, "\(way)")
        }
        let area = try await desk.page("/collections/partnerskab/items/\(JoinedDesk.north)")
        #expect(area.text.contains("/overblik/kontakter?partnerskab=\(JoinedDesk.north)"))
    }
}
