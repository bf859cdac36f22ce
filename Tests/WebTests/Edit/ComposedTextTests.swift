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

    @Test("in a search, a filter of either kind and a file's name")
    func search() async throws {
        let desk = try await EditDesk()
        let path = "\(EditDesk.items)/\(EditDesk.own)"
        #expect(try await desk.send(.patch, path, #"{"properties": {"navn": "\#(Self.apart)"}}"#).status == 204)
        let word = "A%CC%8Abyva%CC%8Angen"
        let json = #"{"op":"like","args":[{"property":"navn"},"\#(Self.apart)"]}"#
        for question in [
            "q=\(word)", "navn=\(Self.apart.percentEncoded)", "filter=navn%20LIKE%20'\(word)%25'",
            "filter-lang=cql2-json&filter=\(json.percentEncoded)",
        ] {
            let found = try await desk.client.get("\(EditDesk.items)?f=json&\(question)", desk.token)
            #expect(try found.ids() == [EditDesk.own], "\(question): \(found.text)")
        }
        var reader = MultipartReader(boundary: "x")
        var names: [String] = []
        try reader.read(
            Array(
                "--x\r\nContent-Disposition: form-data; name=\"fil\"; filename=\"A\u{30A}.csv\"\r\n\r\n\r\n--x--".utf8)
        ) { piece in
            if case .head(let head) = piece { names.append(head.file ?? "") }
        }
        #expect(names.map { Array($0.utf8) } == [Array("\u{C5}.csv".utf8)])
    }
}
