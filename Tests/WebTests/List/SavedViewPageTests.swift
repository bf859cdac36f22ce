import Foundation
import HTTPTypes
import LandkortApplication
import LandkortCore
import Testing

@testable import LandkortWeb

@Suite("Saved views and columns of a list")
struct SavedViewPageTests {
    private static let views = "/collections/mast/views"
    private static let query = "filter=\("hoejde > 30".percentEncoded)&properties=navn,hoejde&sortby=-hoejde"

    private func keep(_ desk: EditDesk, _ name: String, _ more: [String: String] = [:]) async throws -> Answer {
        var form = ["maerke": desk.mark, "handling": "gem", "navn": name, "adresse": Self.query + "&cursor=x&f=html"]
        form.merge(more) { $1 }
        return try await desk.client.send(form, to: Self.views, desk.session)
    }

    @Test("what a list shows is kept under a name, and stands above the list")
    func kept() async throws {
        let desk = try await EditDesk()
        let answer = try await keep(desk, "Høje <master>")
        #expect(answer.status == 303)
        let address = try #require(answer.headers[.location])
        #expect(address == "/collections/mast/items?\(Self.query)", "without cursor and form")
        let page = try await desk.page(address)
        #expect(page.status == 200)
        #expect(page.text.contains("aria-current=\"true\">Høje &lt;master&gt;</a>"))
        #expect(page.text.contains("Højde (m)") && !page.text.contains("sortby=idriftsat"))
        #expect(!(try await desk.client.get(address, [.accept: "text/html"]).text.contains("master&gt;</a>")))
    }

    @Test("it is renamed and removed on a page of its own; what is wrong is told there, and what was typed stays")
    func changed() async throws {
        let desk = try await EditDesk()
        _ = try await keep(desk, "En")
        let taken = try await keep(desk, "en")
        #expect(taken.status == 409 && taken.text.contains("allerede") && taken.text.contains("hoejde"))
        #expect(try await keep(desk, " ").status == 422)
        let id = try #require(
            try await desk.accounts.views(of: "mast", for: Account(name: "ida", role: .coordinator)).first?.id)
        func send(_ form: [String: String]) async throws -> Answer {
            let own = ["maerke": desk.mark, "nr": String(id)]
            return try await desk.client.send(own.merging(form) { $1 }, to: Self.views, desk.session)
        }
        #expect(try await send(["handling": "omdoeb", "navn": "To"]).status == 303)
        #expect(try await desk.page(Self.views).text.contains("value=\"To\""))
        #expect(try await send(["handling": "slet"]).status == 303)
        #expect(try await send(["handling": "slet"]).status == 404)
        #expect(try await desk.page(Self.views).text.contains("ingen gemte visninger"))
    }

    @Test("only who has signed in keeps views, by the form that was given")
    func guarded() async throws {
        let desk = try await EditDesk()
        #expect(try await keep(desk, "x", ["maerke": "et andet"]).status == 403)
        #expect(try await desk.client.send(["navn": "x"], to: Self.views).status == 401)
        #expect(try await desk.client.get(Self.views).status == 401)
    }

    @Test("the columns that are ticked are in the address, and in the list, its files and its GeoJSON")
    func columns() async throws {
        let desk = try await EditDesk()
        let asked = try await desk.page("/collections/mast/items?led.k=1&led.k.hoejde=1&led.k.navn=1&q=")
        #expect(asked.headers[.location] == "/collections/mast/items?properties=navn,hoejde")
        let page = try await desk.page("/collections/mast/items?properties=navn,hoejde")
        #expect(page.text.contains("sortby=-hoejde") && !page.text.contains("sortby=kommunekode"))
        #expect(page.text.contains("download?format=csv&amp;properties=navn,hoejde"))
        #expect(!page.text.contains("data-items=\"/collections/mast/items?f=json&amp;limit=2000&amp;properties"))
        let file = try await desk.client.get(
            "/collections/mast/download?format=csv&properties=hoejde,navn", desk.session)
        #expect(file.text.hasPrefix("\u{FEFF}hoejde;navn") || file.text.hasPrefix("hoejde;navn"))
        let json = try await desk.client.get("/collections/mast/items?properties=navn&limit=1")
        let feature = try #require((try json.json()["features"] as? [[String: Any]])?.first)
        #expect((feature["properties"] as? [String: Any])?.keys.sorted() == ["navn"])
        #expect(try await desk.client.get("/collections/mast/items?properties=findes_ikke").status == 400)
    }

    @Test("a field that the reader may not see is no column")
    func hidden() async throws {
        let desk = try await EditDesk()
        #expect(try await desk.client.get("/collections/maaling/items?properties=svar_til").status == 400)
        #expect(try await desk.client.get("/collections/maaling/download?properties=svar_til").status == 400)
    }

    @Test("a text filter stays when the columns are chosen, and a filter in rows too")
    func together() async throws {
        let desk = try await EditDesk()
        let text = "hoejde > 1 OR navn = 'x'".percentEncoded
        let asked = try await desk.page("/collections/mast/items?filter=\(text)&led.k=1&led.k.navn=1")
        #expect(asked.headers[.location] == "/collections/mast/items?filter=\(text)&properties=navn")
        let row = "led.0.felt=hoejde&led.0.er=over&led.0.v0=1"
        let rows = try await desk.page("/collections/mast/items?\(row)&led.k=1&led.k.navn=1&led.ny=")
        #expect(
            rows.headers[.location]
                == "/collections/mast/items?properties=navn&filter=\("hoejde > 1".percentEncoded)")
    }
}
