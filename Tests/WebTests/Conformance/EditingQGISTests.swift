import Foundation
import HTTPTypes
import LandkortCore
import Testing

@testable import LandkortWeb

/// What QGIS 3.28 and later sends of a layer that is edited, header by header: it asks what may be done with the
/// collection and with its first record, sends new records and whole ones as GeoJSON without a tag, changed values and
/// places as merge patches, and names the layer's system where that is not CRS84.
@Suite("The requests of an editing QGIS")
struct EditingQGISTests {
    private static let metres = HTTPField.Name("Content-Crs")!

    private func ask(
        _ desk: EditDesk, _ method: HTTPRequest.Method, _ path: String, _ type: String? = nil, _ body: String = "",
        inMetres: Bool = false
    ) async throws -> Answer {
        var headers = desk.token
        headers[.contentType] = type
        if inMetres { headers[Self.metres] = ReferenceSystem.utm32.uri }
        headers[.userAgent] = "Mozilla/5.0 QGIS/32815/Debian GNU/Linux 12 (bookworm)"
        return try await desk.client.ask(method, path, headers, body: body)
    }

    /// As QGIS reads it: by commas, then without blanks.
    private func allowed(_ answer: Answer) -> [String] {
        (answer.headers[.allow] ?? "").split(separator: ",").map { $0.filter { !$0.isWhitespace } }
    }

    @Test("a layer in the stored system is opened, added to, changed, moved, replaced and deleted from")
    func session() async throws {
        let desk = try await EditDesk()
        let collection = try await ask(desk, .get, "/collections/mast").json()
        #expect(collection["storageCrs"] as? String == ReferenceSystem.utm32.uri)
        let first = try #require(try await ask(desk, .get, "\(EditDesk.items)?limit=10").ids().first)
        let options = try await ask(desk, .options, EditDesk.items)
        #expect(options.status == 200 && options.bytes.isEmpty)
        #expect(allowed(options).contains("POST"))
        let one = try await ask(desk, .options, "\(EditDesk.items)/\(first)")
        for method in ["PUT", "PATCH", "DELETE"] { #expect(allowed(one).contains(method)) }

        let new = """
            {"geometry":{"coordinates":[556123.456,6321987.654],"type":"Point"},"properties":{"adr_id":null,"hoejde":30.5,\
            "kommunekode":"0851","navn":"Ny mast","objekt_id":null,"teknologier":null},"type":"Feature"}
            """
        let made = try await ask(desk, .post, EditDesk.items, "application/geo+json", new, inMetres: true)
        try #require(made.status == 201, "\(made.text)")
        // What QGIS takes for the new record's id.
        let location = try #require(made.headers[.location])
        let id = String(location[try #require(location.range(of: "/items/", options: .backwards)).upperBound...])
        let path = "\(EditDesk.items)/\(id)"
        #expect(try await place(desk, id) == Position(x: 556_123.456, y: 6_321_987.654))
        #expect(try await ask(desk, .get, path).json()["id"] as? String == id)

        let merge = "application/merge-patch+json"
        #expect(try await ask(desk, .patch, path, merge, #"{"properties":{"hoejde":31.0,"by":null}}"#).status == 204)
        let moved = #"{"geometry":{"coordinates":[556200.5,6322000.25],"type":"Point"}}"#
        #expect(try await ask(desk, .patch, path, merge, moved, inMetres: true).status == 204)
        #expect(try await desk.mast(id)["hoejde"] == 31.0)
        #expect(try await place(desk, id) == Position(x: 556_200.5, y: 6_322_000.25))

        let whole = """
            {"geometry":{"coordinates":[556200.5,6322000.25],"type":"Point"},"id":"\(id)","properties":\
            {"cvr_kode":"29189420","kommunekode":"0851","navn":"Hele","objekt_id":"\(id)","off_kode":"1"},"type":"Feature"}
            """
        let put = try await ask(desk, .put, path, "application/geo+json", whole, inMetres: true)
        #expect(put.status == 204, "\(put.text)")
        let replaced = try await desk.mast(id)
        #expect(replaced["navn"] == "Hele" && replaced["hoejde"].isNull)
        #expect(try await ask(desk, .delete, path).status == 204)
        #expect(try await ask(desk, .get, path).status == 410)
    }

    private func place(_ desk: EditDesk, _ id: Feature.ID) async throws -> Position? {
        guard case .point(let position)? = try await desk.mast(id).geometry else { return nil }
        return position
    }

    @Test(
        "of an empty layer it asks by a name that no record has; who may not write, and what is not written, have no ways"
    )
    func capabilities() async throws {
        let desk = try await EditDesk([EditDesk.municipal])
        let empty = try await ask(desk, .options, "/collections/proeve/items/unknown_id")
        for method in ["PUT", "PATCH", "DELETE"] { #expect(allowed(empty).contains(method)) }
        let reading = ["GET", "HEAD", "OPTIONS"]
        for path in [EditDesk.items, "\(EditDesk.items)/\(EditDesk.own)"] {
            #expect(allowed(try await desk.client.ask(.options, path)) == reading)
        }
        for path in ["/collections/daekning-1km/items", "/collections/kommune/items/0851", "/collections/mast"] {
            #expect(allowed(try await ask(desk, .options, path)) == reading, "\(path)")
        }
    }
}
