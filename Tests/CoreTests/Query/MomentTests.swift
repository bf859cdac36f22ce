import Foundation
import LandkortCore
import Testing

@Suite("Moments")
struct MomentTests {
    @Test("every millisecond is read as it is written")
    func text() {
        for number in 1000..<2000 {
            let text = "2026-11-21T10:00:00.\(String(number).dropFirst())Z"
            #expect(Moment(text)?.description == text)
        }
    }

    @Test("a zone is taken off, and a time without fractions is its first millisecond")
    func forms() {
        #expect(Moment("2026-11-21T11:00:00+01:00")?.description == "2026-11-21T10:00:00.000Z")
        #expect(Moment("2026-11-21") == nil)
    }
}
