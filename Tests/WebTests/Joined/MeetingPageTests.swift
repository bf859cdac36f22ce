import Foundation
import HTTPTypes
import LandkortApplication
import LandkortCore
import Support
import Testing

@testable import LandkortWeb

@Suite("Meetings, from agenda to task")
struct MeetingPageTests {
    private static let held = "1e9f0ac4-b6f7-516b-9f81-3abed12533cc"
    private static let path = "/overblik/moeder/\(held)"
    private static let decision = "0c44ddd1-8029-5c38-8103-9c0065a41cab"

    @Test("the agenda is in its order, with what was decided under each item, and ways to the meetings beside it")
    func agenda() async throws {
        let desk = try await JoinedDesk { rows in rows["dagsordenspunkt"]!.reverse() }
        let page = try await desk.page(Self.path)
        let words = page.words
        let told = [
            "Lukning af kobbernettet", "Huller i mobildækningen", "Fælles høringssvar", "Samlede høringssvar",
        ]
        let agenda = try #require(page.text.split(separator: "class=\"agenda\"").last)
        let places = told.compactMap { agenda.range(of: $0)?.lowerBound }
        #expect(places.count == 4 && places == places.sorted())
        #expect(words.contains("27. august 2026 kl. 9.00–11.00, Online. Afholdt."))
        #expect(page.text.contains("4624fb62-27a7-5523-a4a0-54ea031c4d98"))
        #expect(words.contains("Vilkår for lukning af kobbernettet svar senest 18. december 2026"))
    }

    @Test("tasks are for authorities: the public sees the decision and none of them")
    func tasks() async throws {
        let desk = try await JoinedDesk()
        let task = "Samle kommunernes bidrag"
        for path in [Self.path, Self.path + "?f=csv", "/overblik/moeder?partnerskab=\(JoinedDesk.north)"] {
            #expect(!(try await desk.page(path).text.contains(task)), "\(path)")
        }
        let (nis, _) = try await desk.signIn("nis", .authority, "29190941")
        #expect(try await desk.page(Self.path, nis).words.contains(task))
        let rows = try await desk.page(Self.path + "?f=csv", nis).table
        let row = rows.first { $0["opgave"]?.hasPrefix(task) == true }
        #expect(row?["beslutning"] == "Samlede høringssvar" && row?["nummer"] == "3" && row?["tilstand"] == "i_gang")
        let list = try await desk.page("/overblik/moeder?partnerskab=\(JoinedDesk.north)", nis)
        #expect(list.words.contains("3 opgaver er åbne, heraf 1 over frist"), "\(list.words)")
    }

    @Test("to who may see no tasks nothing tells how many there are, not even that there are none")
    func uncounted() async throws {
        let desk = try await JoinedDesk()
        let list = "/overblik/moeder?partnerskab=\(JoinedDesk.north)"
        let paths = [
            list + "&f=json&tabel=moeder", list + "&f=json&tabel=beslutninger", Self.path + "?f=json", list, Self.path,
        ]
        for path in paths {
            let answer = try await desk.page(path)
            #expect(answer.status == 200 && answer.text.contains(/[Bb]eslutning/), "\(path)")
            #expect(!answer.text.contains(/[Oo]pgave/), "\(path)")
        }
        let (nis, _) = try await desk.signIn("nis", .authority, "29190941")
        #expect(try await desk.page(paths[0], nis).text.contains("\"aabne_opgaver\":"))
        #expect(try await desk.page(paths[1], nis).text.contains("\"opgaver\":"))
        #expect(try await desk.page(list, nis).words.contains("Åbne opgaver"))
    }

    @Test("a decision leads whoever may to the form of a task that follows from it")
    func leading() async throws {
        let desk = try await JoinedDesk()
        let (nis, mark) = try await desk.signIn("nis", .projectLeader, "29190941", JoinedDesk.north)
        let page = try await desk.page(Self.path, nis)
        let ways = page.text.matches(of: /href="(\/collections\/opgave\/new\?[^"]+)"/).map { String($0.1) }
        let way = try #require(ways.first { $0.contains("beslutning=\(Self.decision)") }).replacing("&amp;", with: "&")
        let form = try await desk.page(way, nis)
        #expect(form.text.contains("<option value=\"\(Self.decision)\" selected"), "\(form.words)")
        let sent = [
            "maerke": mark, "til": Self.path, "felt.titel": "Skrive til kommunerne", "felt.beslutning": Self.decision,
            "felt.moede": Self.held, "felt.partnerskabskode": JoinedDesk.north, "felt.tilstand": "aaben",
            "felt.cvr_kode": "29190941", "felt.off_kode": "3",
        ]
        let saved = try await desk.client.send(sent, to: "/collections/opgave/new", nis)
        #expect(saved.status == 303 && saved.headers[.location] == Self.path, "\(saved.words)")
        #expect(try await desk.page(Self.path, nis).words.contains("Skrive til kommunerne"))
    }

    @Test("what belongs to a meeting is offered to those who hold it; a task, which is one's own, to others too")
    func others() async throws {
        let desk = try await JoinedDesk()
        let (pia, _) = try await desk.signIn("pia", .projectLeader, "29190658", JoinedDesk.taskforce)
        let page = try await desk.page(Self.path, pia)
        #expect(!page.text.contains("/collections/beslutning/new?"))
        #expect(!page.text.contains("/collections/dagsordenspunkt/new?"))
        let way = try #require(page.text.firstMatch(of: /href="(\/collections\/opgave\/new\?[^"]+)"/)?.1)
        #expect(!way.contains("29190941"))
    }

    @Test("what is attached to the meeting and to an item is a link to the file")
    func attached() async throws {
        let desk = try await JoinedDesk()
        let token = AccessToken(name: "alt", role: .administrator, created: "", expires: "")
        let secret = try await desk.accounts.make(token, days: 1, by: "test").secret
        let head: HTTPFields = [.authorization: "Bearer \(secret)", .contentType: "image/png"]
        for (record, title) in [
            ("moede/items/\(Self.held)", "Tavlen"),
            ("dagsordenspunkt/items/188f574c-726a-575d-ba22-52d740126017", "Skitsen"),
        ] {
            let path = "/collections/\(record)/attachments?title=\(title)"
            #expect(try await desk.client.ask(.post, path, head, bytes: TestPictures.png).status == 201)
        }
        let page = try await desk.page(Self.path)
        for title in ["Tavlen", "Skitsen"] {
            let link = try #require(
                page.text.firstMatch(of: try Regex("<a href=\"([^\"]+)\">\(title)</a>"))?[1].substring)
            #expect(try await desk.client.get(String(link)).type == "image/png")
        }
    }

    @Test("a meeting with decisions that is still planned says where the status note has them")
    func planned() async throws {
        let warning = "Mødet står som planlagt"
        #expect(try await !JoinedDesk().page(Self.path).words.contains(warning))
        let desk = try await JoinedDesk { rows in
            let place = rows["moede"]!.firstIndex { $0.id == Self.held }!
            rows["moede"]![place]["tilstand"] = "planlagt"
        }
        #expect(try await desk.page(Self.path).words.contains(warning))
    }

    @Test("a meeting that is not there, or not for the public, is not found")
    func hidden() async throws {
        let desk = try await JoinedDesk { rows in
            let place = rows["moede"]!.firstIndex { $0.id == Self.held }!
            rows["moede"]![place]["off_kode"] = "3"
        }
        #expect(try await desk.page(Self.path).status == 404)
        #expect(try await desk.page("/overblik/moeder/findes-ikke").status == 404)
        #expect(!(try await desk.page("/overblik/moeder?partnerskab=\(JoinedDesk.north)").words.contains("3. kvartal")))
    }

    @Test("wishes are told with where they were raised and what came of them")
    func wishes() async throws {
        let desk = try await JoinedDesk()
        let rows = try await desk.page("/overblik/oensker?partnerskab=\(JoinedDesk.north)&f=csv").table
        #expect(rows.count == 4)
        let met = rows.first { $0["udfald"] == "imoedekommet_i_hoej_grad" }
        #expect(met?["anledning"] == "Bredbåndspuljen, input før høring")
        let page = try await desk.page("/overblik/oensker?partnerskab=\(JoinedDesk.north)")
        #expect(page.words.contains("1 af 4 ønsker er imødekommet helt eller delvist. 3 afventer svar."))
        #expect(page.words.contains("1 ønske er ikke rejst over for nogen endnu"))
        #expect(page.text.contains("/overblik/moeder/5fafbca2-7675-585f-9394-95aabd3419f9"))
    }
}
