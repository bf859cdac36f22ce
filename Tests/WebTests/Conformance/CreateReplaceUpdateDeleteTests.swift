import Foundation
import HTTPTypes
import LandkortCore
import LandkortStore
import Testing

@testable import LandkortWeb

@Suite("OGC API – Features Part 4: create, replace, update, delete")
struct CreateReplaceUpdateDeleteTests {
    private static let item = "\(EditDesk.items)/\(EditDesk.own)"
    private static let change = #"{"properties": {"hoejde": 41}}"#
    private static let new = """
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [9.9, 57.05]},
         "properties": {"navn": "Ny", "kommunekode": "0851"}}
        """

    /// `proeve` as it is, and one whose every change must say what it changes.
    private static let strict: Register = {
        var register = EditDesk.municipal
        register.id = "streng"
        register.title = Bilingual(da: "Strenge prøver", en: "Strict trials")
        register.annotations["laasning"] = "streng"
        return register
    }()

    @Test("/req/create-replace-delete/options-response and options-accept-post, /req/update/options-accept-patch")
    func options() async throws {
        let desk = try await EditDesk()
        let items = try await desk.client.ask(.options, EditDesk.items, desk.token)
        #expect(items.status == 200 && items.headers[.allow] == "GET, HEAD, OPTIONS, POST")
        #expect(items.headers[HTTPField.Name("Accept-Post")!] == "application/geo+json, application/json")
        let item = try await desk.client.ask(.options, Self.item, desk.token)
        #expect(item.headers[.allow] == "GET, HEAD, OPTIONS, PUT, PATCH, DELETE")
        #expect(item.headers[HTTPField.Name("Accept-Patch")!] == "application/merge-patch+json")
        #expect(try await desk.client.ask(.options, EditDesk.items).headers[HTTPField.Name("Accept-Post")!] == nil)
    }

    @Test("/req/create-replace-delete/insert-response: 201, where it is, and the tag that it has there")
    func create() async throws {
        let desk = try await EditDesk()
        for type in ["application/geo+json", "application/json; charset=utf-8"] {
            var headers = desk.token
            headers[.contentType] = type
            let made = try await desk.client.ask(.post, EditDesk.items, headers, body: Self.new)
            #expect(made.status == 201)
            let read = try await desk.client.get(Client.path(try #require(made.headers[.location])), desk.token)
            #expect(read.status == 200 && read.headers[.eTag] == made.headers[.eTag])
        }
    }

    @Test(
        "/req/create-replace-delete/insert-content-type, put-content-type, /req/update/content-type: 415 names what is taken",
        arguments: [
            (HTTPRequest.Method.post, "text/plain", "Accept-Post"),
            (.post, "application/merge-patch+json", "Accept-Post"),
            (.post, "", "Accept-Post"), (.put, "application/merge-patch+json", "Accept"),
            (.patch, "application/geo+json", "Accept-Patch"), (.patch, "application/json-patch+json", "Accept-Patch"),
            (.patch, "application/json", "Accept-Patch"),
        ])
    func mediaType(method: HTTPRequest.Method, type: String, header: String) async throws {
        let desk = try await EditDesk()
        var headers = desk.token
        if !type.isEmpty { headers[.contentType] = type }
        let path = method == .post ? EditDesk.items : Self.item
        let answer = try await desk.client.ask(method, path, headers, body: Self.new)
        #expect(try answer.status == 415 && answer.problem() == "request.bad-media-type")
        let taken = RecordBody.mediaTypes[method]?.joined(separator: ", ")
        #expect(answer.headers[HTTPField.Name(header)!] == taken)
        #expect(try await desk.mast()["navn"] == "Mast")
    }

    @Test("/req/features/update-json-merge-patch and geojson-create-replace: a record keeps its id")
    func identifier() async throws {
        let desk = try await EditDesk()
        let other = EditDesk.others
        for (method, body, pointer) in [
            (HTTPRequest.Method.patch, #"{"properties": {"objekt_id": "\#(other)"}}"#, "/properties/objekt_id"),
            (.patch, #"{"id": "x", "properties": {"hoejde": 1}}"#, "/id"),
            (.put, Self.new.replacing(#""type": "Feature","#, with: #""type": "Feature", "id": "x","#), "/id"),
        ] {
            let answer = try await desk.send(method, Self.item, body)
            #expect(answer.status == 422, "\(answer.text)")
            let found = try answer.objects("errors").map { $0["pointer"] as? String ?? "" }
            #expect(found.contains(pointer) && !found.contains("/geometry"), "\(found)")
        }
        let same = #"{"id": "\#(EditDesk.own)", "properties": {"objekt_id": null, "hoejde": 41}}"#
        #expect(try await desk.send(.patch, Self.item, same).status == 204)
        #expect(try await desk.mast()["hoejde"] == 41.0)
    }

    @Test("/req/create-replace-delete/put-rid-exception: nothing is made by PUT; with If-Match it is 412")
    func replaceNothing() async throws {
        let desk = try await EditDesk()
        let path = "\(EditDesk.items)/\(Coast.id(77, "4aaa"))"
        #expect(try await desk.send(.put, path, Self.new).status == 404)
        var headers = desk.token
        headers[.ifMatch] = "*"
        for method in [HTTPRequest.Method.put, .patch, .delete] {
            let answer = try await desk.send(method, path, Self.new, headers)
            #expect(try answer.status == 412 && answer.problem() == "request.changed")
        }
    }

    @Test(
        "/req/optimistic-locking-etags: reads and changes give the tag, and it is weighed before PUT, PATCH and DELETE")
    func tags() async throws {
        let desk = try await EditDesk()
        var headers = desk.token
        let read = try await desk.client.get(Self.item, desk.token)
        headers[.ifMatch] = read.headers[.eTag]
        let changed = try await desk.send(.patch, Self.item, Self.change, headers)
        #expect(changed.status == 204 && changed.headers[.eTag] != read.headers[.eTag])
        for method in [HTTPRequest.Method.put, .patch, .delete] {
            #expect(try await desk.send(method, Self.item, Self.change, headers).status == 412)
        }
        headers[.ifMatch] = "W/\(changed.headers[.eTag] ?? "")"
        #expect(try await desk.send(.patch, Self.item, Self.change, headers).status == 412, "a weak one never fits")
        headers[.ifMatch] = changed.headers[.eTag]
        #expect(try await desk.client.ask(.delete, Self.item, headers).status == 204)
    }

    @Test("/per/optimistic-locking-etags/ifmatch-missing: a register can demand it, and then tells so")
    func strict() async throws {
        let desk = try await EditDesk([EditDesk.municipal, Self.strict])
        let row = Feature(id: "b", values: ["kode": "b", "kommunekode": "0851"])
        try await desk.store.insert(["proeve": [row], "streng": [row]])
        let body = #"{"properties": {"navn": "Nyt"}}"#
        #expect(try await desk.send(.patch, "/collections/proeve/items/b", body).status == 204)
        let path = "/collections/streng/items/b"
        for method in [HTTPRequest.Method.put, .patch, .delete] {
            let answer = try await desk.send(method, path, body)
            #expect(try answer.status == 428 && answer.problem() == "request.unconditional")
        }
        var headers = desk.token
        headers[.ifMatch] = try await desk.client.get(path, desk.token).headers[.eTag]
        #expect(try await desk.send(.patch, path, body, headers).status == 204)
        let locking = "ogcapi-features-4/1.0/conf/optimistic-locking-etags"
        #expect(try await desk.client.get("/conformance").text.contains(locking))
        let lenient = try await EditDesk()
        #expect(try await lenient.client.get("/conformance").text.contains(locking) == false)
    }

    @Test("a method that is not there says which are, to this reader")
    func notAllowed() async throws {
        let desk = try await EditDesk()
        let answer = try await desk.client.ask(.put, EditDesk.items, desk.token)
        #expect(answer.status == 405 && answer.headers[.allow] == "GET, HEAD, OPTIONS, POST")
        let anonymous = try await desk.client.ask(.put, EditDesk.items)
        #expect(anonymous.status == 405 && anonymous.headers[.allow] == "GET, HEAD, OPTIONS")
        let earlier = "\(Self.item)?datetime=2026-01-01T00:00:00Z"
        for method in [HTTPRequest.Method.put, .patch, .delete] {
            #expect(try await desk.send(method, earlier, Self.change).status == 405, "an earlier version is as it is")
        }
    }

    @Test("what is sent is described where there is somebody who sends")
    func described() async throws {
        let desk = try await EditDesk()
        let paths = try #require(try await desk.client.get("/api").json()["paths"] as? [String: [String: Any]])
        #expect(Set(paths["/collections/mast/items"]?.keys.map { $0 } ?? []) == ["get", "post"])
        let item = Set(paths["/collections/mast/items/{featureId}"]?.keys.map { $0 } ?? [])
        #expect(item == ["get", "put", "patch", "delete"])
        #expect(Set(paths["/collections/daekning-1km/items"]?.keys.map { $0 } ?? []) == ["get"])
        let read = try await Coast.shared.value.client.get("/api").json()["paths"] as? [String: [String: Any]]
        #expect(read?.filter { $0.key.hasPrefix("/collections") }.values.allSatisfy { Set($0.keys) == ["get"] } == true)
    }
}
