import LandkortCore
import Support
import Testing

@testable import LandkortApplication

/// Lines in the national order are recognised where they are plain; under another order every line is read carefully.
@Suite("Plain lines and careful reading")
struct PlainLineTests {
    private static let headings = CampaignField.all.map(\.heading)

    /// A field as a file may write it, right or wrong.
    private static func field(_ place: Int, _ row: Int, _ random: inout SplitMix) -> String {
        let odd = Int.random(in: 0..<150, using: &random)
        switch place {
        case 0: return odd == 0 ? "" : odd == 1 ? "\"x\"" : "\"\(CoverageLine.id(row))\""
        case 1:
            let texts = [
                "Havnegade", "Ærøvej 7", "Vej \"\"A\"\"", "To\nlinjer", "", "I. P. Jacobsens Allé og lidt til",
            ]
            return odd == 0 ? "Bar" : "\"\(texts.randomElement(using: &random)!)\""
        case 2: return odd == 0 ? "" : "\"\(Int.random(in: 1...30, using: &random))\(["", "A", "Z"][row % 3])\""
        case 3: return odd == 0 ? "\"9000\"" : odd == 1 ? "0" : odd == 2 ? "" : ["9000", "0999", "9990"][row % 3]
        case 4: return "\"\(["Læsø", "Morsø"][row % 2])\""
        case 5, 6: return coordinate(odd, &random)
        default:
            let speeds = ["\"1000\"", "\"50,000\"", "", "\"0\"", "\"10,24\"", "300"]
            if odd == 0 { return "\"-5\"" }
            return row % 5 == 0 ? speeds.randomElement(using: &random)! : speeds[0]
        }
    }

    private static func coordinate(_ odd: Int, _ random: inout SplitMix) -> String {
        let whole = Int.random(in: 0...9_999_999, using: &random)
        let decimals = (0..<Int.random(in: 1...18, using: &random)).map { _ in
            "\(Int.random(in: 0...9, using: &random))"
        }.joined()
        switch odd {
        case 0: return ""
        case 1: return "\"\(whole),\""
        case 2: return "\",\(decimals)\""
        case 3: return "\"\(whole),12x4\""
        case 4: return "\"-\(whole),5\""
        case 5: return "\"\(whole)000,99\""
        case 6..<20: return "\"\(whole)\""
        case 20..<40: return "\(whole),\(decimals)"
        case 40..<50: return "\"\(whole),995\""
        default: return "\"\(whole),\(decimals)\""
        }
    }

    /// The same rows in the national order and with street and house number swapped.
    private static func files(seed: UInt64, rows: Int) -> [String] {
        var random = SplitMix(seed: seed)
        let all = [headings] + (0..<rows).map { row in (0..<headings.count).map { field($0, row, &random) } }
        let swapped = all.map { [$0[0], $0[2], $0[1]] + $0[3...] }
        return [all, swapped].map { $0.map { $0.joined(separator: ";") + "\n" }.joined() }
    }

    /// What a reading says: its parts, or its errors in the order of lines and columns.
    private static func outcome(_ text: String) throws -> (parts: [CampaignPart], errors: [String]) {
        do {
            return (CampaignAssembly(try CampaignReading.of(text, threads: 2)).parts(threads: 1), [])
        } catch let problem as CampaignProblem {
            guard case .rows(_, let errors, let count, _) = problem else { throw problem }
            #expect(errors.count == count)
            return ([], errors.map(\.message.en).sorted())
        }
    }

    @Test("say the same of the same rows, right or wrong", arguments: 0..<40)
    func agree(seed: Int) throws {
        let files = Self.files(seed: UInt64(seed), rows: seed % 2 == 0 ? 3 : 400)
        let (plain, careful) = (try Self.outcome(files[0]), try Self.outcome(files[1]))
        #expect(plain.errors == careful.errors)
        #expect(plain.parts == careful.parts)
    }

    @Test("a line of which nothing is new is plain up to its end; a swapped heading is not national")
    func recognised() throws {
        #expect(try CampaignHeader(headings: Self.headings, file: "a").isNational)
        #expect(try CampaignHeader(headings: Array(Self.headings.dropLast()), file: "a").isNational)
        let swapped = [Self.headings[0], Self.headings[2], Self.headings[1]] + Self.headings[3...]
        #expect(try !CampaignHeader(headings: swapped, file: "a").isNational)
        let line = CoverageLine(id: 7, street: "Ærøvej", number: "17K").text + "\n"
        let text = line + "\"\n" + String(repeating: "\0", count: 64)
        Array(text.utf8).withUnsafeBytes { bytes in
            let found = PlainLine(at: bytes.baseAddress!)
            #expect(found?.id == AddressID(CoverageLine.id(7)))
            #expect(found?.postcode == 9370)
            #expect(found?.street.length == 8)
            #expect(found?.number.length == 3)
            #expect(found?.easting == 57_473_016)
            #expect(found.map { $0.end - bytes.baseAddress! } == line.utf8.count)
        }
    }
}
