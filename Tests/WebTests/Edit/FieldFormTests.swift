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

    private func deliver(
        _ desk: EditDesk, _ more: [String: String] = [:], photos: [(name: String, content: String)] = [],
        to path: String = path
    ) async throws -> Answer {
        var fields = [
            "maerke": desk.mark, "id": Self.id, "felt.beskyttelsesrum": Self.shelter, "felt.dato": "2026-11-20",
            "felt.art": "periodisk", "felt.resultat": "godkendt",
        ]
        fields.merge(more) { $1 }
        let texts = fields.map { name, value in
            "--x\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
        }
        let files = photos.map { name, content in
            "--x\r\nContent-Disposition: form-data; name=\"fil\"; filename=\"\(name)\"\r\n"
                + "Content-Type: image/jpeg\r\n\r\n\(content)\r\n"
        }
        var headers = desk.session
        headers[.contentType] = "multipart/form-data; boundary=x"
        headers[.accept] = "application/json"
        return try await desk.client.ask(.post, path, headers, body: (texts + files).joined() + "--x--\r\n")
    }

    @Test("takes a delivery once, and says so the second time")
    func once() async throws {
        let desk = try await desk()
        #expect(try await deliver(desk).status == 201)
        let again = try await deliver(desk)
        #expect(again.status == 200 && again.text.contains("kendt"), "\(again.text)")
        let other = try await deliver(desk, ["felt.mangler": "noget andet"])
        #expect(other.status == 409 && other.text.contains("»Mangler« uden værdi"))
        let versions = try await desk.store.versions(of: Self.id, in: "eftersyn", reader: .administrator)
        #expect(versions.count == 1 && versions[0].by == "ida" && versions[0].feature["mangler"] == .null)
    }

    @Test("a photo that is not taken is refused before anything is stored, and the correction is what is stored")
    func refusedPhoto() async throws {
        let desk = try await desk()
        let page = (name: "rum.jpg", content: "<!doctype html><p>Ikke et foto</p>")
        #expect(try await deliver(desk, ["felt.mangler": "A"], photos: [page]).status == 400)
        #expect(try await deliver(desk, ["felt.mangler": "A"], photos: [page, page]).status == 400)
        let large = (name: "rum.jpg", content: String(repeating: "x", count: NewAttachment.mostBytes + 1))
        #expect(try await deliver(desk, ["felt.mangler": "A"], photos: [large]).status == 413)
        await #expect(throws: StoreProblem.self) {
            try await desk.store.versions(of: Self.id, in: "eftersyn", reader: .administrator)
        }
        let mended = try await deliver(desk, ["felt.mangler": "B", "felt.resultat": "med_mangler"])
        #expect(mended.status == 201, "\(mended.text)")
        let stored = try await desk.store.feature(Self.id, in: "eftersyn", reader: .administrator)
        #expect(stored["mangler"] == "B" && stored["resultat"] == "med_mangler")
    }

    @Test("refuses a field that the register does not have, by its name, and stores nothing")
    func unknownFields() async throws {
        let desk = try await desk()
        for (sent, name) in [("felt.ukendt", "ukendt"), ("bemaerkning", "bemaerkning")] {
            let answer = try await deliver(desk, [sent: "noget"])
            #expect(answer.status == 422)
            #expect(
                try answer.objects("errors").map { $0["detail"] as? String } == [
                    "Registret har intet felt »\(name)«."
                ])
        }
        await #expect(throws: StoreProblem.self) {
            try await desk.store.versions(of: Self.id, in: "eftersyn", reader: .administrator)
        }
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
        #expect(try await desk.page("/collections/mast/tilsyn").status == 404)
        #expect(try await deliver(desk, to: "/collections/mast/tilsyn").status == 404)
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
