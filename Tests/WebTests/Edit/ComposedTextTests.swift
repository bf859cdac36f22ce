import HTTPTypes
import LandkortCore
import LandkortStore
import Support
import Testing

@testable import LandkortWeb

/// Macs write å as an a and a ring, which Swift takes for the same and databases do not: so bytes are compared.
@Suite("Letters with their accents apart are stored, and sought, as one letter each")
struct ComposedTextTests {
    private static let apart = "A\u{30A}byva\u{30A}ngen e\u{301}t"
    private static let name = Array("\u{C5}byv\u{E5}ngen \u{E9}t".utf8)

    private func stored(_ desk: EditDesk) async throws -> [UInt8] {
        Array(try await desk.mast()["navn"].string?.utf8 ?? "".utf8)
    }

    @Test("in a form")
    func form() async throws {
        let desk = try await EditDesk()
        #expect(Array(Self.apart.utf8) != Self.name)
        let path = "\(EditDesk.items)/\(EditDesk.own)/edit"
        #expect(try await desk.submit(path, ["felt.navn": Self.apart]).status == 303)
        #expect(try await stored(desk) == Self.name)
    }

    @Test("from a program, whether it writes the accent as it is or in ASCII")
    func program() async throws {
        for name in [Self.apart, #"A\u030abyva\u030angen e\u0301t"#] {
            let desk = try await EditDesk()
            let path = "\(EditDesk.items)/\(EditDesk.own)"
            #expect(try await desk.send(.patch, path, #"{"properties": {"navn": "\#(name)"}}"#).status == 204)
            #expect(try await stored(desk) == Self.name)
        }
    }

    @Test("in a file's name and title")
    func attachment() throws {
        let file = try NewAttachment(
            TestPictures.pdf, fileName: "A\u{30A}.pdf", title: "e\u{301}n", by: .files)
        #expect(Array(file.fileName.utf8) == Array("\u{C5}.pdf".utf8))
        #expect(Array(file.title.utf8) == Array("\u{E9}n".utf8))
    }

    @Test("what other programs stored apart is paged through, each once", arguments: ["navn", "-navn"])
    func others(order: String) async throws {
        let desk = try await EditDesk()
        let names = (1...9).map { "A\u{30A}by \($0)" }
        let masts = names.enumerated().map { number, name in
            Feature(
                id: Coast.id(number + 3, "4aaa"),
                values: [
                    "navn": .string(name), "kommunekode": "0851", "cvr_kode": "29189420", "off_kode": "1",
                    "status": "1",
                ])
        }
        try await desk.store.insert(["mast": masts])
        var next: String? = "\(EditDesk.items)?f=json&limit=2&sortby=\(order)"
        var found: [String] = []
        while let page = next, found.count < 20 {
            let answer = try await desk.client.get(page, desk.token)
            found += try answer.ids()
            next = try answer.link("next").map {
                String($0[try #require($0.firstRange(of: "/collections")).lowerBound...])
            }
        }
        #expect(found.count == 11 && Set(found).count == 11, "\(found)")
        let one = try await desk.client.get("\(EditDesk.items)?f=json&navn=\(names[0].percentEncoded)", desk.token)
        #expect(try one.ids() == [masts[0].id], "by the text as it is stored")
    }
}
