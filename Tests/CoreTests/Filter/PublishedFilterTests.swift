import Foundation
import LandkortCore
import Support
import Testing

@Suite("the examples that OGC publishes", .enabled(if: Places.hasData, "the examples are not beside the checkout"))
struct PublishedFilterTests {
    private static let folder = Places.data.appending(path: "cql2/schema/examples")

    private static func names(_ kind: String, _ ending: String) -> [String] {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: kind).path)) ?? []
        return all.filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) }.sorted()
    }

    private static func content(_ path: String) throws -> String {
        try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    }

    @Test("parse and print back, text and JSON saying the same", arguments: names("text", ".txt"))
    func agree(name: String) throws {
        let text = try FilterExpression(text: Self.content("text/\(name).txt"))
        let base = name.components(separatedBy: "-alt")[0]
        let json = try FilterExpression(json: Self.content("json/\(base).json"))
        #expect(text.folded == json.folded)
        #expect(try FilterExpression(text: text.text) == text)
        #expect(try FilterExpression(text: json.text) == json)
        #expect(try FilterExpression(json: String(decoding: text.json.bytes, as: UTF8.self)) == text)
    }

    @Test("are there, all of them")
    func areThere() {
        #expect(Self.names("text", ".txt").count == 120)
        #expect(Self.names("json", ".json").count == 109)
    }
}

extension FilterExpression {
    /// With every text in its composed form: one example is composed in text and decomposed in JSON.
    fileprivate var folded: String { text.precomposedStringWithCanonicalMapping }
}
