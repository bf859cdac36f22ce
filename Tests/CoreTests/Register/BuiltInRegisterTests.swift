import Foundation
import LandkortCore
import Testing

@Suite("The built-in registers")
struct BuiltInRegisterTests {
    @Test("every declaration is read, and the first registers are there")
    func all() throws {
        let names = try Set(BuiltInRegisters.all().map(\.id.rawValue))
        #expect(
            names.isSuperset(of: [
                "kommune", "region", "regionsmedlemskab", "partnerskab", "medlemskab", "kontakt", "mast",
                "beskyttelsesrum",
            ]))
    }

    @Test("nothing lacks its English, and no field its Danish title")
    func gaps() throws {
        let gaps = try RegisterReader.gaps(in: BuiltInRegisters.files())
        #expect(gaps.isEmpty, "\(gaps)")
    }

    @Test("a unit in words is in English too")
    func units() throws {
        let symbols: Set = ["m", "m²", "DKK", "%", "Mbit/s", "ms", "dBm", "A", "t", "min"]
        for register in try BuiltInRegisters.all() {
            for case (let field, let unit?) in register.fields.map({ ($0, $0.unit) }) {
                #expect(symbols.contains(unit.da) == (unit.da == unit.en), "\(register.id).\(field.name): \(unit)")
            }
        }
    }

    @Test("beside every register lie rows and a page")
    func company() throws {
        let files = try BuiltInRegisters.files()
        for register in try BuiltInRegisters.all() {
            for ending in ["csv", "md", "en.json"] {
                #expect(files["\(register.domain)/\(register.id).\(ending)"] != nil, "\(register.id).\(ending)")
            }
        }
    }

    @Test("every row beside a schema keeps the register's rules, ids and unique keys")
    func rows() throws {
        for register in try BuiltInRegisters.all() {
            let check = FeatureCheck(register)
            let rows = try BuiltInRegisters.rows(of: register)
            #expect(!rows.isEmpty)
            for row in rows {
                let problems = check.problems(in: row).map { "\($0.pointer) \($0.message.en)" }
                #expect(problems == [], "\(register.id) \(row.id)")
            }
            #expect(Set(rows.map(\.id)).count == rows.count, "\(register.id) has an id twice")
            for key in register.uniqueKeys {
                let keys = rows.map { row in key.map { row[$0] } }.filter { !$0.contains(.null) }
                #expect(Set(keys).count == keys.count, "\(register.id) \(key)")
            }
        }
    }

    @Test("every reference points at a row, and one every store begins with at another such row")
    func references() throws {
        let registers = try BuiltInRegisters.all()
        let seeded = Set(registers.filter(\.isSeeded).map(\.id))
        var ids: [RegisterID: Set<String>] = [:]
        for register in registers { ids[register.id] = try Set(BuiltInRegisters.rows(of: register).map(\.id)) }
        for register in registers {
            for row in try BuiltInRegisters.rows(of: register) {
                for (target, id) in references(from: row, of: register) {
                    #expect(ids[target]?.contains(id) == true, "\(register.id) \(row.id): no \(target) \(id)")
                    #expect(!register.isSeeded || seeded.contains(target), "\(register.id) refers to \(target)")
                }
            }
        }
    }

    private func references(from row: Feature, of register: Register) -> [(target: RegisterID, id: String)] {
        register.fields.flatMap { field -> [(target: RegisterID, id: String)] in
            guard case .reference(let target) = field.type else { return [] }
            guard case .array(let items) = row[field.name] else {
                return row[field.name].string.map { [(target, $0)] } ?? []
            }
            return items.compactMap(\.string).map { (target, $0) }
        }
    }

    @Test("identifiers, labels and lists name fields that exist")
    func names() throws {
        for register in try BuiltInRegisters.all() {
            #expect(register.fields.contains(register.identifier))
            for name in register.label + register.listColumns { #expect(register[name] != nil) }
        }
    }

    @Test("an unquoted code in any of our code lists would be refused")
    func quotes() throws {
        var files = try BuiltInRegisters.files()
        var places: Set<String> = []
        for (path, text) in files where path.hasSuffix(".yaml") {
            var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            for (index, line) in lines.enumerated() where line.hasPrefix("      \"") && line.contains("\": {title") {
                lines[index] = line.replacing("\"", with: "", maxReplacements: 2)
                places.insert("\(path):\(index + 1):7")
            }
            files[path] = lines.joined(separator: "\n")
        }
        let problems = RegisterReading(Declarations(files)).problems
        let refused = problems.filter { $0.code == "register.unquoted" }.map { "\($0.place)" }
        #expect(Set(refused) == places)
        #expect(places.count > 40)
    }
}

@Suite("The rows every store is seeded with")
struct SeedTests {
    @Test("98 municipalities and Christiansø, whose names and other spellings never clash")
    func municipalities() throws {
        let rows = try BuiltInRegisters.rows(of: BuiltInRegisters.named("kommune"))
        #expect(rows.count == 99)
        #expect(rows.filter { $0["udenfor_kommunal_inddeling"] == true }.map(\.id) == ["0411"])
        let names = rows.flatMap { spellings($0) }.map { $0.lowercased() }
        #expect(Set(names).count == names.count)
        for name in ["Vesthimmerland", "Vesthimmerlands", "Århus", "Åbenrå", "Høje Taastrup", "Nordfyn", "Nordfyns"] {
            #expect(names.contains(name.lowercased()), "\(name)")
        }
        #expect(Set(rows.compactMap { $0["cvr"].string }).count == 99)
    }

    @Test("every municipality is in one region on every day, and Christiansø in none")
    func regions() throws {
        let memberships = try BuiltInRegisters.rows(of: BuiltInRegisters.named("regionsmedlemskab"))
        let days = ["2007-01-01": 98, "2026-12-31": 98, "2027-01-01": 98]
        for (day, count) in days {
            let valid = memberships.filter { isValid($0, day) }
            #expect(valid.count == count)
            #expect(Set(valid.map { $0["kommunekode"] }).count == count)
            #expect(!valid.contains { $0["kommunekode"] == "0411" })
        }
        #expect(count(memberships, "1081", on: "2026-12-31") == 11)
        #expect(count(memberships, "1084", on: "2026-12-31") == 29)
        #expect(count(memberships, "1085", on: "2026-12-31") == 17)
        #expect(count(memberships, "foreloebig-oestdanmark", on: "2027-01-01") == 46)
    }

    @Test("a membership of a region lies within the region's own period")
    func periods() throws {
        let regions = try BuiltInRegisters.rows(of: BuiltInRegisters.named("region"))
        let byCode = Dictionary(uniqueKeysWithValues: regions.map { ($0.id, $0) })
        for row in try BuiltInRegisters.rows(of: BuiltInRegisters.named("regionsmedlemskab")) {
            let region = try #require(row["regionskode"].string.flatMap { byCode[$0] })
            #expect(row["gyldig_fra"] == region["gyldig_fra"] && row["gyldig_til"] == region["gyldig_til"])
        }
        #expect(regions.filter { $0["kode_er_foreloebig"] == true }.map(\.id) == ["foreloebig-oestdanmark"])
    }

    @Test("eleven municipalities take part in Nordjylland, seventeen are invited in Region Sjælland")
    func partnerships() throws {
        let rows = try BuiltInRegisters.rows(of: BuiltInRegisters.named("medlemskab"))
        let north = rows.filter { $0["partnerskabskode"] == "digital-infrastruktur-nordjylland" }
        let south = rows.filter { $0["partnerskabskode"] == "digital-taskforce-region-sjaelland" }
        #expect(north.count == 11 && north.allSatisfy { $0["status"] == "deltager" })
        #expect(south.count == 17 && south.allSatisfy { $0["status"] == "inviteret" })
    }

    @Test("names, codes and regions agree with the national boundaries", .enabled(if: Boundaries.exist))
    func boundaries() throws {
        let municipalities = try BuiltInRegisters.rows(of: BuiltInRegisters.named("kommune"))
        let memberships = try BuiltInRegisters.rows(of: BuiltInRegisters.named("regionsmedlemskab"))
        let official = try Boundaries.municipalities()
        #expect(Set(official.map(\.code)) == Set(municipalities.map(\.id)))
        for row in official {
            let found = try #require(municipalities.first { $0.id == row.code })
            #expect(spellings(found).contains(row.name), "\(row)")
            let region = memberships.first { $0["kommunekode"] == .string(row.code) && isValid($0, "2026-01-01") }
            #expect(region?["regionskode"].string ?? "" == row.region, "\(row)")
        }
    }

    private func spellings(_ row: Feature) -> [String] {
        guard case .array(let others) = row["aliaser"] else { return [row["navn"].string ?? ""] }
        return ([row["navn"]] + others).compactMap(\.string)
    }

    private func isValid(_ row: Feature, _ day: String) -> Bool {
        (row["gyldig_fra"].string ?? "") <= day && day <= (row["gyldig_til"].string ?? "9999-12-31")
    }

    private func count(_ rows: [Feature], _ region: String, on day: String) -> Int {
        rows.count { $0["regionskode"] == .string(region) && isValid($0, day) }
    }
}

/// The list of municipalities laid beside the repository on some machines.
enum Boundaries {
    private static let file = BuiltInRegisters.folder.appending(path: "../../shared/data/boundaries/kommuner.csv")
        .standardizedFileURL

    static var exist: Bool {
        let found = FileManager.default.fileExists(atPath: file.path(percentEncoded: false))
        if !found { print("Skipped: ../shared/data/boundaries is not on this machine.") }
        return found
    }

    static func municipalities() throws -> [(code: String, name: String, region: String)] {
        try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst().map { line in
            let cells = line.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
            return (cells[0], cells[1], cells[2])
        }
    }
}
