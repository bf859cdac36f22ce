import Foundation
import HTTPTypes
import LandkortCore
import LandkortStore
import Testing

@testable import LandkortWeb

@Suite("Records changed by programs")
struct EditingAPITests {
    private static let item = "\(EditDesk.items)/\(EditDesk.own)"
    private static let new = """
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [9.9, 57.05]},
         "properties": {"navn": "Ny mast", "kommunekode": "0851", "hoejde": 30.5, "teknologier": ["29"], "fid": null}}
        """

    @Test("what QGIS sends one after the other: OPTIONS, POST, PATCH, PUT, DELETE")
    func sequence() async throws {
        let desk = try await EditDesk()
        let options = try await desk.client.ask(.options, EditDesk.items, desk.token)
        #expect(options.headers[.allow]?.contains("POST") == true)
        let created = try await desk.send(.post, EditDesk.items, Self.new)
        #expect(created.status == 201, "\(created.text)")
        let path = try Client.path(try #require(created.headers[.location]))
        let allowed = try await desk.client.ask(.options, path, desk.token).headers[.allow] ?? ""
        for method in ["PUT", "PATCH", "DELETE"] { #expect(allowed.contains(method)) }
        #expect(
            try await desk.send(.patch, path, #"{"properties": {"hoejde": 31, "teknologier": null}}"#).status == 204)
        let patched = try await desk.client.get(path, desk.token).json()
        let properties = try #require(patched["properties"] as? [String: Any])
        #expect(properties["hoejde"] as? Double == 31 && properties["teknologier"] is NSNull)
        #expect(properties["navn"] as? String == "Ny mast" && properties["cvr_kode"] as? String == "29189420")
        let moved = try await desk.send(
            .patch, path, #"{"geometry": {"type": "Point", "coordinates": [10, 57]}, "properties": {}}"#)
        #expect(moved.status == 204)
        let whole = try await desk.client.get(path, desk.token)
        #expect(try await desk.send(.put, path, whole.text).status == 204, "what was read can be sent back")
        let before = try await desk.client.get("\(path)/versions", desk.token).objects("versions").count
        #expect(before == 3, "and nothing has changed then")
        let put =
            #"{"type": "Feature", "geometry": {"type": "Point", "coordinates": [10, 57]}, "#
            + #""properties": {"navn": "Kun navn", "cvr_kode": "29189420", "off_kode": "1"}}"#
        #expect(try await desk.send(.put, path, put).status == 204)
        let replaced = try await desk.client.get(path, desk.token).json()["properties"] as? [String: Any]
        #expect(replaced?["hoejde"] is NSNull && replaced?["navn"] as? String == "Kun navn")
        #expect(try await desk.client.ask(.delete, path, desk.token).status == 204)
        #expect(try await desk.client.get(path, desk.token).status == 410)
    }

    @Test("a change says what the system sets as it is, or not at all; a whole record may have what was read before")
    func setBySystem() async throws {
        let desk = try await EditDesk()
        let read = try await desk.client.get(Self.item, desk.token).json()
        let properties = try #require(read["properties"] as? [String: Any])
        let now = try #require(properties["systid_fra"] as? String)
        for (value, status) in [("\"\(now)\"", 204), ("\"2020-01-01T00:00:00Z\"", 422), ("null", 422)] {
            let answer = try await desk.send(.patch, Self.item, #"{"properties": {"systid_fra": \#(value)}}"#)
            #expect(answer.status == status, "\(value)")
            guard status == 422 else { continue }
            #expect(answer.text.contains("/properties/systid_fra") && answer.text.contains("edit.set-by-system"))
        }
        #expect(try await desk.send(.patch, Self.item, #"{"properties": {"hoejde": 31}}"#).status == 204)
        let stale = try JSONSerialization.data(withJSONObject: read)
        #expect(try await desk.send(.put, Self.item, String(decoding: stale, as: UTF8.self)).status == 204)
    }

    @Test("an empty text is stored as no value, and only where texts are")
    func emptyText() async throws {
        let desk = try await EditDesk()
        for field in ["hoejde", "idriftsat", "status"] {
            let answer = try await desk.send(.patch, Self.item, "{\"properties\": {\"\(field)\": \"\"}}")
            #expect(answer.status == 422, "\(field)")
            #expect(try answer.objects("errors").map { $0["pointer"] as? String } == ["/properties/\(field)"])
        }
        #expect(try await desk.send(.patch, Self.item, #"{"properties": {"by": "Aalborg"}}"#).status == 204)
        #expect(try await desk.send(.patch, Self.item, #"{"properties": {"by": ""}}"#).status == 204)
        #expect(try await desk.mast()["by"] == .null)
        let found = try await desk.client.get("\(EditDesk.items)?filter=by%20IS%20NULL", desk.token)
        #expect(try found.objects("features").contains { $0["id"] as? String == EditDesk.own })
    }

    @Test("a required field is not emptied, and a place outside Denmark is not taken")
    func unsound() async throws {
        let desk = try await EditDesk()
        for (body, pointer) in [
            (#"{"properties": {"off_kode": null}}"#, "/properties/off_kode"),
            (#"{"geometry": {"type": "Point", "coordinates": [57, 9]}, "properties": {}}"#, "/geometry"),
            (#"{"properties": {"navn": "  "}}"#, "/properties/navn"),
            (#"{"properties": {"navn": "a\u0000b"}}"#, "/properties/navn"),
            (#"{"properties": {"by": "a\u001bb"}}"#, "/properties/by"),
        ] {
            let answer = try await desk.send(.patch, Self.item, body)
            #expect(answer.status == 422)
            #expect(try answer.objects("errors").map { $0["pointer"] as? String } == [pointer])
        }
    }

    @Test("values that stand where none are read are refused, and a refusal has no tag of its own")
    func misplaced() async throws {
        let desk = try await EditDesk()
        for body in [#"{"hoejde": 14}"#, #"{"properties": []}"#, #"{"properties": 1}"#, "{}"] {
            let answer = try await desk.send(.patch, Self.item, body)
            #expect(try answer.status == 400 && answer.problem() == "request.bad-body", "\(body)")
            #expect(answer.headers[.eTag] == nil)
        }
        #expect(try await desk.client.get(Self.item, desk.token).headers[.eTag] != nil)
    }

    @Test("who has not said who it is, who may not, and what is not theirs are told apart")
    func refused() async throws {
        let desk = try await EditDesk()
        let change = #"{"properties": {"hoejde": 1}}"#
        for (method, path) in [(HTTPRequest.Method.post, EditDesk.items), (.patch, Self.item), (.delete, Self.item)] {
            let answer = try await desk.send(method, path, change, [:])
            #expect(answer.status == 401 && answer.headers[.wwwAuthenticate] == "Bearer")
        }
        #expect(try await desk.client.ask(.options, Self.item).headers[.allow] == "GET, HEAD, OPTIONS")
        let others = "\(EditDesk.items)/\(EditDesk.others)"
        #expect(try await desk.send(.patch, others, change).problem() == "access.not-own")
        #expect(try await desk.send(.patch, others, change).status == 403)
        #expect(try await desk.client.ask(.delete, others, desk.token).status == 403)
        #expect(try await desk.send(.patch, "/collections/kommune/items/0851", change).status == 403)
        #expect(try await desk.send(.patch, "\(EditDesk.items)/\(Coast.id(9, "4aaa"))", change).status == 404)
        #expect(try await desk.send(.post, "/collections/daekning-1km/items", Self.new).status == 405)
        #expect(try await desk.mast()["hoejde"] == 40.0)
    }

    @Test("every field that is wrong is named by a pointer, all at once")
    func invalid() async throws {
        let desk = try await EditDesk()
        let body = """
            {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [[[9, 57], [10, 57], [10, 58], [9, 57]]]},
             "properties": {"hoejde": "høj", "status": "findes ikke", "kommunekode": "9999", "ukendt": 1}}
            """
        let answer = try await desk.send(.post, EditDesk.items, body)
        #expect(answer.status == 422)
        #expect(try answer.problem() == "edit.invalid-record")
        let pointers = Set(try answer.objects("errors").compactMap { $0["pointer"] as? String })
        let expected =
            ["navn", "hoejde", "status", "kommunekode", "ukendt"].map { "/properties/\($0)" } + ["/geometry"]
        #expect(pointers == Set(expected))
        #expect(try await desk.send(.post, EditDesk.items, "{").problem() == "request.bad-body")
        #expect(
            try await desk.client.ask(.post, EditDesk.items, desk.token, body: body).problem()
                == "request.bad-media-type")
        let place = #"{"geometry": {"type": "Point", "coordinates": [900, 57]}, "properties": {"hoejde": "høj"}}"#
        let unreadable = try await desk.send(.patch, Self.item, place)
        #expect(unreadable.status == 422)
        let found = try unreadable.objects("errors").compactMap { $0["pointer"] as? String }
        #expect(found == ["/properties/hoejde", "/geometry"])
    }

    @Test("a record of no municipality or of another is the field's fault, a record of others is refused")
    func ownMunicipality() async throws {
        let desk = try await EditDesk([EditDesk.municipal])
        let items = "/collections/proeve/items"
        for (value, code) in [("null", "value.missing"), ("\"0101\"", "edit.not-own")] {
            let body = #"{"properties": {"kode": "a1", "antal": "x", "kommunekode": \#(value)}}"#
            let answer = try await desk.send(.post, items, body)
            #expect(try answer.status == 422 && answer.problem() == "edit.invalid-record", "\(answer.text)")
            let errors = try answer.objects("errors").map { [$0["pointer"] as? String, $0["code"] as? String] }
            #expect(Set(errors) == [["/properties/antal", "value.wrong-type"], ["/properties/kommunekode", code]])
        }
        try await desk.store.insert(["proeve": [Feature(id: "b", values: ["kode": "b", "kommunekode": "0101"])]])
        let others = try await desk.send(.patch, "\(items)/b", #"{"properties": {"navn": "Mit"}}"#)
        #expect(try others.status == 403 && others.problem() == "access.not-own")
        let given = try await desk.send(
            .patch, EditDesk.items + "/" + EditDesk.own, #"{"properties": {"cvr_kode": "29189560"}}"#)
        #expect(given.status == 422, "nor may a record be given away")
    }

    @Test("what others refer to is not ended, by a program or a form, and they are named")
    func referred() async throws {
        let desk = try await EditDesk()
        let permit = Feature(id: "", values: ["titel": "Sagen", "off_kode": "1", "mast": .string(EditDesk.own)])
        try await desk.store.insert(["mastesag": [permit]])
        let answer = try await desk.client.ask(.delete, Self.item, desk.token)
        #expect(answer.status == 409)
        #expect(try answer.problem() == "edit.referred")
        let page = try await desk.submit("\(Self.item)/delete", ["revision": "1"])
        #expect(page.status == 409 && page.text.contains("peger på den"), "\(page.text)")
        #expect(try await desk.mast()["navn"] == "Mast")
    }

    @Test("If-Match lets through the one who read last; without it the last one wins, and both are kept")
    func match() async throws {
        let desk = try await EditDesk()
        let tag = try #require(try await desk.client.get(Self.item, desk.token).headers[.eTag])
        var headers = desk.token
        headers[.ifMatch] = tag
        let first = try await desk.send(.patch, Self.item, #"{"properties": {"hoejde": 41}}"#, headers)
        #expect(first.status == 204)
        #expect(first.headers[.eTag] == (try await desk.client.get(Self.item, desk.token).headers[.eTag]))
        let second = try await desk.send(.patch, Self.item, #"{"properties": {"hoejde": 42}}"#, headers)
        #expect(second.status == 412)
        #expect(try second.problem() == "request.changed")
        #expect(try await desk.client.ask(.delete, Self.item, headers).status == 412)
        #expect(try await desk.send(.patch, Self.item, #"{"properties": {"hoejde": 43}}"#).status == 204)
        let versions = try await desk.store.versions(of: EditDesk.own, in: "mast", reader: .administrator)
        #expect(versions.map { $0.feature["hoejde"] } == [43.0, 41.0, 40.0])
        #expect(versions[0].by == "gis")
    }
}
