import Foundation
import LandkortCore
import Testing

@Suite("Writing JSON")
struct JSONTests {
    private func text(_ document: JSON) -> String { String(decoding: document.bytes, as: UTF8.self) }

    @Test("objects keep their order, and nothing is between values but commas")
    func order() {
        let document: JSON = ["b": 1, "a": [true, false, nil, []], "c": [:], "d": "x"]
        #expect(text(document) == #"{"b":1,"a":[true,false,null,[]],"c":{},"d":"x"}"#)
    }

    @Test("every text comes back through another reader of JSON")
    func strings() throws {
        let controls = String(String.UnicodeScalarView((0...0x1F).compactMap(UnicodeScalar.init)))
        let texts = [
            "", "æøå", "\"\\/", controls, "\u{7F}\u{2028}\u{2029}", "\u{1F600}\u{10FFFF}", "e\u{301}", "</script>",
        ]
        for word in texts {
            let read = try JSONSerialization.jsonObject(with: Data(JSON.array([.string(word)]).bytes)) as? [String]
            #expect(read?.first.map { Array($0.unicodeScalars) } == Array(word.unicodeScalars))
        }
        #expect(text(.string("a\n\u{1}")) == #""a\n\u0001""#)
    }

    @Test(
        "numbers are written plainly and read back the same",
        arguments: [0, -0.5, 1, 10.24, 1e15, 1e21, 1e-7, 0.1, -123456.789, .pi, .greatestFiniteMagnitude])
    func numbers(number: Double) throws {
        let written = text(.number(number))
        #expect(Double(written) == number)
        #expect(try JSONDecoder().decode([Double].self, from: Data("[\(written)]".utf8)) == [number])
    }

    @Test("a decimal field's numbers have a point, in lists too, and whole fields' have none")
    func decimals() {
        func written(_ value: Value, _ isDecimal: Bool) -> String {
            var (inMemory, inRow): ([UInt8], [UInt8]) = ([], [])
            JSON.append(value, isDecimal: isDecimal, to: &inMemory)
            JSON.append(RowValue.value(value), isDecimal: isDecimal, to: &inRow)
            #expect(inMemory == inRow)
            return String(decoding: inMemory, as: UTF8.self)
        }
        #expect(written(.number(36), true) == "36.0" && written(.integer(-36), true) == "-36.0")
        #expect(written(.number(36.75), true) == "36.75" && written(.number(.nan), true) == "null")
        #expect(written(.array([.number(1), .integer(2), .null]), true) == "[1.0,2.0,null]")
        #expect(written("36", true) == "\"36\"" && written(.null, true) == "null")
        #expect(written(.integer(36), false) == "36" && written(.array([.integer(1)]), false) == "[1]")
    }

    @Test("whole numbers have no point, and what is no number is null")
    func oddNumbers() {
        #expect(text(.number(25)) == "25")
        #expect(text(.number(-0.0)) == "0" || text(.number(-0.0)) == "-0")
        #expect(text(.number(.nan)) == "null")
        #expect(text(.number(.infinity)) == "null")
        #expect(text(.integer(.min)) == String(Int.min))
    }

    @Test("members are added to objects only")
    func adding() {
        let object: JSON = ["a": 1]
        #expect(text(object.adding([("b", 2)])) == #"{"a":1,"b":2}"#)
        #expect(JSON.array([1]).adding([("b", 2)]) == [1])
    }

    @Test("a feature's values become the JSON of their kind")
    func values() {
        let value: Value = [nil, "x", 1, 1.5, true, ["y"]]
        #expect(text(JSON(value)) == #"[null,"x",1,1.5,true,["y"]]"#)
    }
}

@Suite("Reading comma-separated tables")
struct CommaTableTests {
    @Test("cells may hold commas, quotes and line ends")
    func quoted() {
        let table = CommaTable("a,b\n\"1,5\",\"say \"\"hi\"\"\"\n\"two\nlines\",\n")
        #expect(table.headings == ["a", "b"])
        #expect(table.rows == [["1,5", "say \"hi\""], ["two\nlines", ""]])
    }

    @Test(
        "CRLF, empty lines and a missing last line end make no difference",
        arguments: ["a,b\r\n1,2\r\n", "\na,b\n\n1,2", "a,b\n1,2\n\n\n"])
    func lineEnds(text: String) {
        let table = CommaTable(text)
        #expect(table.headings == ["a", "b"])
        #expect(table.rows == [["1", "2"]])
    }

    @Test("a row keeps the number of cells it has, and nothing is an empty table")
    func odd() {
        #expect(CommaTable("a,b\n1\n1,2,3\n").rows == [["1"], ["1", "2", "3"]])
        #expect(CommaTable("") == CommaTable("\n\n"))
        #expect(CommaTable("").headings.isEmpty)
        #expect(CommaTable("æ,ø\nå,\u{1F600}").rows == [["å", "\u{1F600}"]])
    }
}
