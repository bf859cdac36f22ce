import LandkortCore
import Testing

@testable import LandkortApplication

@Suite("Numbers of a coverage file")
struct FieldNumberTests {
    private func scaled(_ text: String, decimals: Int) throws(RowError.Reason) -> Int32 {
        // The field lies inside other bytes, as it does in a file.
        let bytes = Array("9;\(text);9".utf8)
        let result = bytes.withUnsafeBytes { bytes in
            Result { () throws(RowError.Reason) in
                try FieldNumber.scaled(bytes, 2..<bytes.count - 2, decimals: decimals)
            }
        }
        return try result.get()
    }

    @Test(
        "Mbit/s become kbit/s",
        arguments: [
            ("", 0), ("0", 0), ("00", 0), ("0,000", 0), ("50", 50_000), ("50,000", 50_000), ("10,240", 10_240),
            ("10,24", 10_240), ("6300", 6_300_000), ("0050", 50_000), ("0,5", 500), ("2147483,647", 2_147_483_647),
            ("1,0001", 1_000), ("0,0004", 0),
        ])
    func speeds(text: String, kbit: Int32) throws {
        #expect(try scaled(text, decimals: 3) == kbit)
    }

    @Test(
        "float noise goes away in either direction, and a half goes up",
        arguments: [
            ("574730,160000000033", 57_473_016), ("604132,979999999981", 60_413_298),
            ("6223215,94000000041", 622_321_594),
            ("6227239,05999999959", 622_723_906), ("1,995", 200), ("1,994999999999999", 199), ("0,005", 1),
            ("0,0049", 0), ("99,999", 10_000), ("1,1", 110), ("7", 700),
        ])
    func positions(text: String, centimetres: Int32) throws {
        #expect(try scaled(text, decimals: 2) == centimetres)
    }

    @Test(
        "a decimal point, a thousands separator and other writing is no number",
        arguments: [
            "10.240", "1.000,5", "1 000", " 50", "50 ", "+5", "1e3", ",5", "5,", ",", "-", "-,5", "1,2,3", "1,-2",
            "abc",
            "５０", "NaN", "0x10", "5\u{0}",
        ])
    func garbage(text: String) {
        #expect(throws: RowError.Reason.notANumber) { try scaled(text, decimals: 3) }
    }

    @Test("a negative number is told as such", arguments: ["-1", "-0", "-50,000"])
    func negative(text: String) {
        #expect(throws: RowError.Reason.negative) { try scaled(text, decimals: 3) }
    }

    @Test(
        "a number past the column's room is too large, however many digits it has",
        arguments: ["2147483,648", "2147484", "4294967296", String(repeating: "9", count: 100), "2147483647"])
    func tooLarge(text: String) {
        #expect(throws: RowError.Reason.numberTooLarge) { try scaled(text, decimals: 3) }
    }

    @Test("very many decimals do no harm")
    func manyDecimals() throws {
        #expect(try scaled("1," + String(repeating: "3", count: 1000), decimals: 2) == 133)
    }
}

@Suite("Address ids of a coverage file")
struct FieldAddressIDTests {
    private func id(_ text: String) -> AddressID? {
        Array(text.utf8).withUnsafeBytes { FieldNumber.addressID($0, 0..<$0.count) }
    }

    @Test("an id is read as its sixteen bytes, in either case")
    func reads() {
        let expected = AddressID(high: 0x0000_AF2C_AE73_485E, low: 0x8718_DCB9_1802_1A2A)
        #expect(id("0000af2c-ae73-485e-8718-dcb918021a2a") == expected)
        #expect(id("0000AF2C-AE73-485E-8718-DCB918021A2A") == expected)
        #expect(expected.text == "0000af2c-ae73-485e-8718-dcb918021a2a")
        #expect(id("ffffffff-ffff-ffff-ffff-ffffffffffff") == AddressID(high: .max, low: .max))
    }

    @Test(
        "anything else is not an id",
        arguments: [
            "", "0000af2c", "0000af2cae73485e8718dcb918021a2a", "0000af2c-ae73-485e-8718-dcb918021a2",
            "{0000af2c-ae73-485e-8718-dcb918021a}",
            "0000af2c-ae73-485e-8718-dcb918021a2g", "0000af2c_ae73-485e-8718-dcb918021a2a",
            "0000af2ca-e73-485e-8718-dcb918021a2a",
            "0000af2c-ae73-485e-8718-dcb91802ø2a", " 0000af2c-ae73-485e-8718-dcb918021a2a",
        ])
    func refuses(text: String) {
        #expect(id(text) == nil)
        #expect(AddressID(text) == nil)
    }

    @Test("of all bytes only hexadecimal digits count as digits", arguments: [0, 7, 9, 17, 19, 28, 35])
    func everyByte(place: Int) {
        for byte in UInt8.min...UInt8.max {
            var bytes = Array("0000af2c-ae73-485e-8718-dcb918021a2a".utf8)
            bytes[place] = byte
            let found = bytes.withUnsafeBytes { FieldNumber.addressID($0, 0..<36) }
            let isDigit = byte < 128 && Character(UnicodeScalar(byte)).isHexDigit
            #expect((found != nil) == isDigit, "byte \(byte)")
            guard let found, isDigit else { continue }
            #expect(found.text == String(decoding: bytes, as: UTF8.self).lowercased())
        }
    }
}
