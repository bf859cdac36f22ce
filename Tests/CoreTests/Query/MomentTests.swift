import LandkortCore
import Testing

@Suite("Moments")
struct MomentTests {
    @Test("every millisecond is read as it is written")
    func milliseconds() {
        for number in 0..<1000 {
            let digits = String(repeating: "0", count: 3 - "\(number)".count) + "\(number)"
            let text = "2026-11-21T08:52:07.\(digits)Z"
            #expect(Moment(text)?.description == text)
        }
    }
}
