import Foundation
import HTTPTypes
import LandkortCore
import LandkortStore
import Testing

@testable import LandkortWeb

@Suite("The form for the field")
struct FieldFormTests {
    private static let path = "/collections/eftersyn/tilsyn"
    private static let id = "3f2b8c1e-0000-4000-8000-00000000abcd"
    private static let shelter = "3f2b8c1e-0000-4000-8000-00000000beef"

    private func desk() async throws -> EditDesk {
        let desk = try await EditDesk()
        let shelter = Feature(
            id: Self.shelter,
            values: ["cvr_kode": "29189420", "off_kode": "3", "beskyt_rum_kode": "1", "vejnavn": "Havnevej"],
            geometry: .point(Position(x: 555_000, y: 6_322_000)))
        try await desk.store.insert(["beskyttelsesrum": [shelter]])
        return desk
    }

    private func deliver(_ desk: EditDesk, _ more: [String: String] = [:], to path: String = path) async throws
        -> Answer
    {
        var fields = [
            "maerke": desk.mark, "id": Self.id, "felt.beskyttelsesrum": Self.shelter, "felt.dato": "2026-11-20",
            "felt.art": "periodisk", "felt.resultat": "godkendt",
        ]
        fields.merge(more) { $1 }
        let body = fields.map { name, value in
            "--x\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
        }
        var headers = desk.session
        headers[.contentType] = "multipart/form-data; boundary=x"
        headers[.accept] = "application/json"
        return try await desk.client.ask(.post, path, headers, body: body.joined() + "--x--\r\n")
    }

    @Test("takes a delivery once, and says so the second time")
    func once() async throws {
        let desk = try await desk()
        #expect(try await deliver(desk).status == 201)
        let again = try await deliver(desk, ["felt.mangler": "noget andet"])
        #expect(again.status == 200 && again.text.contains("kendt"))
        let versions = try await desk.store.versions(of: Self.id, in: "eftersyn", reader: .administrator)
        #expect(versions.count == 1 && versions[0].by == "ida" && versions[0].feature["mangler"] == .null)
    }

    @Test("tells what is wrong at the fields, also that the day is taken")
    func refused() async throws {
        let desk = try await desk()
        let faulty = try await deliver(desk, ["felt.art": "findes ikke", "felt.dato": ""])
        #expect(faulty.status == 422)
        let errors = try #require(try faulty.json()["errors"] as? [[String: Any]])
        #expect(Set(errors.compactMap { $0["pointer"] as? String }) == ["/properties/art", "/properties/dato"])
        #expect(try await deliver(desk).status == 201)
        let other = try await deliver(desk, ["id": Self.id.replacing("abcd", with: "abce")])
        #expect(other.status == 409)
        #expect(try await deliver(desk, ["id": "1"]).status == 400)
    }

    @Test("is for those who have signed in and may write, and for registers that say so")
    func guarded() async throws {
        let desk = try await desk()
        #expect(try await deliver(desk, ["maerke": "et andet"]).status == 403)
        #expect(try await desk.client.get(Self.path, [.accept: "text/html"]).status == 401)
        #expect(try await desk.client.get("\(Self.path)/mig").status == 401)
        #expect(try await desk.page("/collections/mast/tilsyn").status == 404)
        #expect(try await deliver(desk, to: "/collections/mast/tilsyn").status == 404)
        let who = try await desk.client.get("\(Self.path)/mig", desk.session).json()
        #expect(who["navn"] as? String == "ida" && who["maerke"] as? String == desk.mark)
        let page = try await desk.page(Self.path)
        #expect(page.text.contains("Havnevej") && page.text.contains("app.webmanifest"))
    }

    @Test("its worker may keep the pages of registers, and the policy lets it")
    func worker() async throws {
        let desk = try await EditDesk()
        let worker = try await desk.client.get("/assets/field-worker.js")
        #expect(worker.headers[HTTPField.Name("Service-Worker-Allowed")!] == "/collections/")
        #expect(worker.headers[.contentSecurityPolicy]?.contains("worker-src 'self' blob:") == true)
        #expect(worker.headers[.contentSecurityPolicy]?.contains("script") == false, "default-src 'self' holds")
    }
}
