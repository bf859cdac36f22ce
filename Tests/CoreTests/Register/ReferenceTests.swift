import Foundation
import Testing

@testable import LandkortCore

@Suite("The reference page on registers")
struct ReferenceTests {
    @Test("every key and annotation that is read is explained, and every value of a fixed set named")
    func complete() throws {
        let page = try String(
            contentsOf: BuiltInRegisters.folder.appending(path: "../docs/reference/registre.md").standardizedFileURL,
            encoding: .utf8)
        let keys = [
            Keys.schema, Keys.class, Keys.slot, Keys.unit, Keys.example, Keys.uniqueKey, Keys.codeList, Keys.code,
            Keys.schemaAnnotations, Keys.codeListAnnotations,
            Keys.classAnnotations, Keys.fieldAnnotations, Keys.statuses, Keys.roles,
            GeometryKind.allCases.map(\.geoJSONName),
        ]
        for key in keys.joined() { #expect(page.contains("`\(key)`") || page.contains("\(key):"), "\(key)") }
        for key in Keys.overlay { #expect(page.contains("\"\(key)\""), "\(key)") }
    }
}
