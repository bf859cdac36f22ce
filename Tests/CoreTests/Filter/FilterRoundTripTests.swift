import LandkortCore
import Testing

@Suite("any filter")
struct FilterRoundTripTests {
    @Test("is the same after being written and read, in text and in JSON", arguments: 0..<20 as Range<UInt64>)
    func roundTrips(seed: UInt64) throws {
        var maker = RandomFilter(seed: seed)
        for round in 0..<100 {
            let expression = maker.predicate(1 + round % 4)
            guard expression.text.unicodeScalars.count < 10_000 else { continue }
            #expect(try FilterExpression(text: expression.text) == expression, "\(expression.text)")
            let json = String(decoding: expression.json.bytes, as: UTF8.self)
            guard json.unicodeScalars.count < 10_000 else { continue }
            #expect(try FilterExpression(json: json) == expression, "\(json)")
        }
    }
}
