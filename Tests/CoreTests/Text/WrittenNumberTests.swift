import LandkortCore
import Testing

@Suite("Numbers as they are written")
struct WrittenNumberTests {
    static let cases: [(text: String, integer: Int?, number: Double?)] = [
        ("100.000", 100_000, nil), ("1.250.000", 1_250_000, 1_250_000), ("-1.000", -1000, nil), ("999", 999, 999),
        ("0.500", nil, 0.5), ("0.000", 0, 0), ("1000.000", 1000, 1000), ("12.5", nil, 12.5), ("12.0", 12, 12),
        ("12,0", 12, 12), ("100,000", nil, 100), ("1,234", nil, 1.234), ("1.234,5", nil, 1234.5),
        ("1,234.0", 1234, 1234), ("1.2340", nil, 1.234), ("1.2.3", nil, nil), ("1,234,567", nil, nil),
        ("12.34,5", nil, nil), ("0.123,4", nil, nil), ("1.234.5", nil, nil), ("1.234,5,6", nil, nil),
        ("1 000 000", 1_000_000, 1_000_000), ("−5", -5, -5), ("+5", 5, 5), (".5", nil, 0.5), ("5.", 5, 5),
        ("9007199254740993", 9_007_199_254_740_993, 9_007_199_254_740_992), ("99999999999999999999", nil, 1e20),
    ]

    @Test("a whole number and one that may have decimals", arguments: cases)
    func read(text: String, integer: Int?, number: Double?) {
        let written = WrittenNumber(text)
        #expect(written != nil)
        #expect(written?.integer == integer)
        #expect(written?.number == number)
    }

    @Test(
        "what is no number",
        arguments: ["", "-", ".", ",", "0x10", "1e5", "nan", "inf", "to", "1-", "--1", "٣", "1 kr"])
    func none(text: String) {
        #expect(WrittenNumber(text) == nil)
    }

    @Test("digits of any double are read again as the same, and have no exponent")
    func digits() {
        let numbers: [Double] = [0, -0.0, 1, 0.1, -2.5, 1e15, 1e16, 1.5e17, 1e21, -1.25e300, 1e-5, 1.25e-7, 123456.789]
        for number in numbers {
            let text = number.plainDigits
            #expect(!text.contains("e") && Double(text) == number, "\(text)")
            #expect(WrittenNumber(text)?.decimal == number)
        }
        #expect(1e21.plainDigits == "1000000000000000000000" && (-1.5e-5).plainDigits == "-0.000015")
    }
}
