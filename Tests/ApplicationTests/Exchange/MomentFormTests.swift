import LandkortCore
import Testing

@testable import LandkortApplication

@Suite("Times in forms")
struct MomentFormTests {
    private let field = Field(name: "tid", title: Bilingual(da: "Tid", en: "Time"), type: .datetime)

    @Test(
        "are shown by the clocks of Denmark",
        arguments: [
            ("2026-11-21T10:00:00Z", "2026-11-21 11:00"), ("2026-07-01T10:05:30.000Z", "2026-07-01 12:05:30"),
            ("2026-12-31T23:30:00.250Z", "2027-01-01 00:30:00.250"), ("i morgen", "i morgen"),
            ("9999-12-31T23:30:00.000Z", "9999-12-31T23:30:00.000Z"),
        ])
    func shown(moment: String, text: String) { #expect(TypedRecord.text(ofMoment: moment) == text) }

    @Test(
        "are the same again when nobody touched them, also in the hour that comes twice and in the one that never comes",
        arguments: [
            "2026-10-25T00:30:00.000Z", "2026-10-25T01:30:00.000Z", "2026-10-25T00:00:00.000Z",
            "2026-10-25T01:00:00.000Z", "2026-10-25T02:00:00.000Z", "2026-03-29T00:59:59.999Z",
            "2026-03-29T01:00:00.000Z", "0001-01-01T00:00:00.000Z", "1893-06-01T00:00:00.000Z",
            "9999-12-31T22:59:59.999Z", "9999-12-31T23:00:00.000Z", "9999-12-31T23:59:59.999Z",
        ])
    func untouched(moment: String) throws {
        let old = Feature(id: "a", values: ["tid": .string(moment)])
        let identifier = Field(name: "id", title: Bilingual(da: "", en: ""), required: true, isIdentifier: true)
        let register = Register(
            id: "ting", title: Bilingual(da: "", en: ""), fields: [identifier, field], identifier: identifier,
            label: ["id"], listColumns: ["id"])
        let typed = TypedRecord(texts: ["tid": [TypedRecord.text(ofMoment: moment)]], place: nil)
        #expect(try typed.feature(over: old, asking: [field], in: register).record == old)
    }
}
