import Foundation
import HTTPTypes
import LandkortApplication
import LandkortCore
import LandkortStore
import Support
import Testing

@testable import LandkortWeb

@Suite("Attachments over the API")
struct AttachmentAPITests {
    private let own = "\(EditDesk.items)/\(EditDesk.own)/attachments"

    private func post(
        _ bytes: [UInt8], to path: String, as headers: HTTPFields, type: String = "image/jpeg", on desk: EditDesk
    ) async throws -> Answer {
        var headers = headers
        headers[.contentType] = type
        return try await desk.client.ask(.post, path, headers, bytes: bytes)
    }

    private func primaries(_ desk: EditDesk) async throws -> [String] {
        try await desk.client.get(own).objects("attachments").map { attachment in
            let mark = attachment["primary"] as? Bool == true ? "*" : ""
            return "\(attachment["title"] ?? "")\(mark)"
        }
    }

    @Test("a program attaches, lists, reads, chooses and removes")
    func round() async throws {
        let desk = try await EditDesk()
        let made = try await post(TestPictures.jpeg(), to: "\(own)?title=Facade", as: desk.token, on: desk)
        let path = try Client.path(try #require(made.headers[.location]))
        #expect(made.status == 201 && path.hasPrefix(own + "/"))
        let second = try await post(
            TestPictures.png, to: "\(own)?title=Bagside", as: desk.token, type: "image/png", on: desk)
        #expect(try await primaries(desk) == ["Facade*", "Bagside"])

        let read = try await desk.client.get(path)
        #expect(read.status == 200 && read.type == "image/jpeg" && read.bytes.starts(with: [0xff, 0xd8, 0xff]))
        #expect(!read.text.contains(TestPictures.trace))
        #expect(read.headers[.xContentTypeOptions] == "nosniff")
        #expect(read.headers[HTTPField.Name("Content-Disposition")!] == "inline; filename*=UTF-8''Facade.jpg")
        let again = try await desk.client.get(path, [.ifNoneMatch: try #require(read.headers[.eTag])])
        #expect(again.status == 304 && again.bytes.isEmpty)

        let other = try Client.path(try #require(second.headers[.location]))
        let chosen = try await desk.client.ask(.patch, other, desk.token, body: "{\"primary\": true}")
        #expect(chosen.status == 204)
        #expect(try await primaries(desk) == ["Bagside*", "Facade"])
        #expect(try await desk.client.ask(.delete, other, desk.token).status == 204)
        #expect(try await primaries(desk) == ["Facade*"])
        #expect(try await desk.client.get(other).status == 410, "it was there")
        #expect(try await desk.client.get(other, desk.token).status == 200, "whoever could remove it sees it")
        #expect(try await desk.client.ask(.delete, other, desk.token).status == 404)
        let history = try await desk.client.get("\(EditDesk.items)/\(EditDesk.own)/versions").objects("attachments")
        #expect(history.map { $0["title"] as? String } == ["Facade", "Bagside"])
        #expect(history.map { $0["to"] is NSNull } == [true, false])
        let allowed = try await desk.client.ask(.options, path, desk.token).headers[.allow] ?? ""
        #expect(allowed.contains("DELETE") && !allowed.contains("PUT"))
    }

    @Test("who may not change the record may not attach to it")
    func refusals() async throws {
        let desk = try await EditDesk()
        let others = "\(EditDesk.items)/\(EditDesk.others)/attachments"
        #expect(try await post(TestPictures.jpeg(), to: own, as: [:], on: desk).status == 401)
        #expect(try await post(TestPictures.jpeg(), to: others, as: desk.token, on: desk).status == 403)
        #expect(try await desk.store.attachments(of: EditDesk.others, in: "mast", reader: .administrator).isEmpty)
        for (bytes, type, code) in [
            (TestPictures.jpeg(), "image/png", "attachment.other-type"),
            (TestPictures.pdf, "application/pdf", "attachment.not-taken"),
            (Array("<script>".utf8), "image/jpeg", "attachment.not-taken"), ([], "image/jpeg", "attachment.empty"),
        ] {
            let answer = try await post(bytes, to: own, as: desk.token, type: type, on: desk)
            #expect(answer.status == 400)
            #expect(try answer.problem() == code)
        }
        for said in ["primary=ja", "position=x", "primary="] {
            let answer = try await post(TestPictures.jpeg(), to: "\(own)?\(said)", as: desk.token, on: desk)
            #expect(answer.status == 400)
            #expect(try answer.problem() == "request.bad-parameter")
        }
        let large = [UInt8](repeating: 0xff, count: NewAttachment.mostBytes + 1)
        #expect(try await post(large, to: own, as: desk.token, on: desk).status == 413)
        #expect(try await primaries(desk) == [])
    }

    @Test("what is attached to a record that is hidden answers as if there was neither")
    func hidden() async throws {
        let desk = try await EditDesk()
        let made = try await post(TestPictures.jpeg(), to: own, as: desk.token, on: desk)
        let path = try Client.path(try #require(made.headers[.location]))
        var mast = try await desk.mast()
        mast["off_kode"] = "2"
        try await desk.store.save(mast, in: "mast", by: Actor("test"), replacing: 1)
        let nowhere = "\(EditDesk.items)/\(Coast.id(9, "4aaa"))/attachments"
        for (asked, missing) in [(own, nowhere), (path, "\(nowhere)/\(path.split(separator: "/").last ?? "")")] {
            let (a, b) = (try await desk.client.get(asked), try await desk.client.get(missing))
            #expect(a.status == 404 && b.status == 404)
            #expect(a.text.replacing(EditDesk.own, with: "") == b.text.replacing(Coast.id(9, "4aaa"), with: ""))
        }
        #expect(try await desk.client.get(path, desk.token).status == 200)
    }

    @Test("a register that takes none has no such address")
    func undeclared() async throws {
        let desk = try await EditDesk()
        #expect(try await desk.client.get("/collections/kommune/items/0851/attachments").status == 404)
        #expect(try await desk.client.get("/collections/nowhere/items/1/attachments").status == 404)
    }
}

@Suite("Attachments in the browser")
struct AttachmentPageTests {
    private let path = "\(EditDesk.items)/\(EditDesk.own)"

    private func upload(_ bytes: [UInt8], title: String, mark: String, on desk: EditDesk) async throws -> Answer {
        let boundary = "----grænse7".replacing("æ", with: "ae")
        func part(_ head: String, _ content: [UInt8]) -> [UInt8] {
            Array("--\(boundary)\r\nContent-Disposition: form-data; \(head)\r\n\r\n".utf8) + content
                + Array("\r\n".utf8)
        }
        let body =
            part("name=\"maerke\"", Array(mark.utf8)) + part("name=\"titel\"", Array(title.utf8))
            + part("name=\"fil\"; filename=\"C:\\foto.jpg\"\r\nContent-Type: image/jpeg", bytes)
            + Array("--\(boundary)--\r\n".utf8)
        var headers = desk.session
        headers[.contentType] = "multipart/form-data; boundary=\(boundary)"
        headers[.accept] = "text/html"
        return try await desk.client.ask(.post, "\(path)/attach", headers, bytes: body)
    }

    @Test("a photo is uploaded, shown with its title, made primary and removed; the history tells of it")
    func round() async throws {
        let desk = try await EditDesk()
        #expect(!(try await desk.client.get(path, [.accept: "text/html"]).text.contains("id=\"bilag\"")))
        #expect(try await desk.page(path).text.contains("enctype=\"multipart/form-data\""))
        for title in ["Set <fra> vejen", "Set fra haven"] {
            let sent = try await upload(TestPictures.jpeg(), title: title, mark: desk.mark, on: desk)
            #expect(sent.status == 303 && sent.headers[.location] == "\(path)?f=html#bilag", "\(sent.text)")
        }
        let page = try await desk.client.get(path, [.accept: "text/html"]).text
        let image = try #require(page.firstMatch(of: /<img src="([^"]+)" width="240" alt="([^"]+)"/))
        #expect(image.2 == "Set &lt;fra&gt; vejen" && !page.contains("enctype"))
        #expect(try await desk.client.get(String(image.1)).type == "image/jpeg")

        let actions = try await desk.page(path).text.matches(of: /action="([^"]+\/edit)"/).map { String($0.1) }
        #expect(actions.count == 2)
        let form = ["maerke": desk.mark, "handling": "primaer"]
        #expect(try await desk.client.send(form, to: actions[1], desk.session).status == 303)
        #expect(
            try await desk.client.send(form.merging(["handling": "fjern"]) { $1 }, to: actions[0], desk.session).status
                == 303)
        let left = try await desk.store.attachments(of: EditDesk.own, in: "mast", reader: .administrator)
        #expect(left.map(\.title) == ["Set fra haven", "Set <fra> vejen"] && left[0].isPrimary && left[1].to != nil)
        let history = try await desk.page("\(path)/versions").text
        #expect(history.contains("Set &lt;fra&gt; vejen") && history.contains("Set fra haven"))
        #expect(
            try await desk.accounts.events(last: 2).allSatisfy {
                $0.subject == "mast/\(EditDesk.own)" && $0.who == "ida"
            })
    }

    @Test("a form from elsewhere, a broken one, and a file that is none are refused")
    func refusals() async throws {
        let desk = try await EditDesk()
        #expect(try await upload(TestPictures.jpeg(), title: "x", mark: "andet", on: desk).status == 403)
        #expect(try await upload(Array("tekst".utf8), title: "x", mark: desk.mark, on: desk).status == 400)
        for body in [
            "", "--x", "--x\r\n", "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nuden ende",
            "--x\r\n\r\n--x",
        ] {
            #expect(throws: AccessProblem.self) { try MultipartForm(Array(body.utf8), boundary: "x") }
        }
        let whole = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--x--\r\n"
        #expect(try MultipartForm(Array(whole.utf8), boundary: "x").fields == ["a": "1"])
        #expect(try await desk.store.attachments(of: EditDesk.own, in: "mast", reader: .administrator).isEmpty)
    }
}
