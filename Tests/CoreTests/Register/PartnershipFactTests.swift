import LandkortCore
import Testing

@Suite("Facts about partnerships and councils that the example rows have to say exactly")
struct PartnershipFactTests {
    private static let north = Value.string("digital-infrastruktur-nordjylland")

    @Test("the workshop of 2025 was cancelled for a reason, moved to October and from there to a wish for 2026")
    func workshops() throws {
        let rows = try rows("workshop").filter { $0["partnerskabskode"] == Self.north }
        let cancelled = try #require(rows.first { $0["tilstand"] == "aflyst" })
        #expect(cancelled["aar"] == 2025 && cancelled["aarsag"] == "Uheldige omstændigheder")
        let moved = try #require(rows.first { .string($0.id) == cancelled["flyttet_til"] })
        #expect(moved["tidspunkt"] == "oktober 2025" && moved["tilstand"] == "flyttet")
        #expect(moved["aarsag"].string?.contains("økonomiaftaler") == true)
        #expect(moved["deltagere_min"] == 6 && moved["deltagere_max"] == 8)
        let wanted = try #require(rows.first { .string($0.id) == moved["flyttet_til"] })
        #expect(wanted["aar"] == 2026 && wanted["tilstand"] == "oensket")
    }

    @Test("the appropriation is for 2024-25 with 100,000 kroner for workshops, and proposed for 2026")
    func appropriation() throws {
        let rows = try rows("bevilling")
        let current = try #require(rows.first { $0["tilstand"] == "bevilget" && $0["del_af"].isNull })
        #expect(current["gyldig_fra"] == "2024-01-01" && current["gyldig_til"] == "2025-12-31")
        let workshops = try #require(rows.first { $0["del_af"] == .string(current.id) })
        #expect(workshops["beloeb"] == 100_000)
        let extension2026 = try #require(rows.first { $0["forlaenger"] == .string(current.id) })
        #expect(extension2026["gyldig_til"] == "2026-12-31" && extension2026["tilstand"] == "foreslaaet")
    }

    @Test("support of single addresses was met to a high degree, and no other wish has an outcome")
    func wishes() throws {
        let rows = try rows("interessevaretagelse")
        let met = rows.filter { $0["udfald"] == "imoedekommet_i_hoej_grad" }
        #expect(met.count == 1 && met[0]["oenske"].string?.contains("enkeltadresser") == true)
        #expect(rows.filter { $0["udfald"] != "imoedekommet_i_hoej_grad" }.allSatisfy { $0["udfald"] == "afventer" })
        let speech = try self.rows("hoering").first { $0["sted"] == "Christiansborg" }
        #expect(speech?["form"] == "oplaeg")
    }

    @Test("the national exchange group is others' meeting, in which Nordjylland takes part, and Brancheforum its own")
    func meetings() throws {
        let rows = try rows("moede")
        let exchange = try #require(rows.first { $0["art"] == "erfa" })
        #expect(exchange["partnerskabskode"].isNull && exchange["deltagende"] == [Self.north])
        #expect(exchange["modpart"].string?.contains("Fem repræsentanter fra Fyn og Sjælland") == true)
        let forum = try #require(rows.first { $0["titel"] == "Brancheforum" })
        #expect(forum["partnerskabskode"] == Self.north && forum["tidspunkt"] == "to gange om året")
    }

    @Test("partnerships say who meets, how it is paid and what they want")
    func partnerships() throws {
        let rows = try rows("partnerskab")
        let north = try #require(rows.first { .string($0.id) == Self.north })
        #expect(north["region_deltager"] == true && north["finansiering"].string?.contains("medarbejdertimer") == true)
        #expect(north["organisering"].string?.contains("sidst i 2024 og i 2025") == true)
        let taskforce = try #require(rows.first { $0.id == "digital-taskforce-region-sjaelland" })
        for goal in ["ens grundlag", "nøglepersoner", "én indgang", "grave- og masteregler", "ejerskab"] {
            #expect(taskforce["formaal"].string?.contains(goal) == true, "\(goal)")
        }
        let neutral: Value = "Teknologi- og leverandørneutral"
        let other: [Value] = ["Dialog", "Servicefunktion for kommunerne efter behov", "Positiv omtale"]
        #expect(taskforce["tilgang"] == .array([neutral] + other))
    }

    @Test(
        "the key figures are reported as their sources say them",
        arguments: [
            ("andel-saerlig-ordning-2024", 21.6, "21,6 %"),
            ("husstande-uden-ordentligt-internet", 20, "næsten hver femte husstand"),
            ("vaekst-mobilt-dataforbrug", 50, "ca. 50 % pr. år"),
            ("maal-deltagende-kommuner", 7, "7 kommuner"),
        ])
    func figures(key: String, value: Double, words: String) throws {
        let row = try #require(try rows("noegletal").first { $0["noegle"] == .string(key) })
        #expect(row["vaerdi"] == .number(value))
        #expect(row["udtryk"].string?.contains(words) == true)
        #expect(row["opgoerelse"] == "indberettet" && row["kilde"].string?.isEmpty == false)
    }

    @Test("Guldborgsund promises three things and gets six")
    func commitments() throws {
        let member = try #require(try rows("medlemskab").first { $0["kommunekode"] == "0376" })
        let rows = try rows("forpligtelse").filter { $0["medlemskab"] == .string(member.id) }
        let own = Set(rows.filter { $0["part"] == "kommune" }.map { $0["art"] })
        #expect(own == ["tovholder", "afklaring", "tid"])
        #expect(rows.count { $0["part"] == "partnerskab" } == 6)
    }

    @Test("the council's agenda of September 2025 has its cases in order, with the amounts told")
    func council() throws {
        let meeting = try #require(try rows("moede").first { $0["dato"] == "2025-09-17" })
        let cases = try rows("raadssag").filter { $0["moede"] == .string(meeting.id) }
        #expect(cases.map { $0["nummer"] } == (1...8).map { .integer($0) })
        let money = cases.compactMap { $0["oekonomi"].string }
        #expect(money.contains { $0.contains("23 mio. kr.") } && money.contains { $0.contains("210-265 mio. kr.") })
    }

    @Test("no mailbox could be anybody's, and nobody is named")
    func mailboxes() throws {
        let contacts = try rows("kontakt")
        #expect(contacts.compactMap { $0["funktionspostkasse"].string }.allSatisfy { $0.hasSuffix(".example") })
        let roles = ["IT-chef", "Stedfortræder", "Tovholder", "Digitaliseringschef", "Projektleder"]
        for title in contacts.compactMap({ $0["betegnelse"].string }) {
            #expect(roles.contains { title.hasPrefix($0) }, "\(title)")
        }
        #expect(Set(contacts.compactMap { $0["kommunekode"].string }).count == 13)
    }

    @Test("persons in GeoFA's themes are for coordinators alone", arguments: ["overnatningssted", "arrangement"])
    func persons(register: String) throws {
        let register = try BuiltInRegisters.named(RegisterID(rawValue: register))
        let persons = register.fields.filter { $0.name.hasSuffix("_person") || $0.name.hasSuffix("_tlfnr") }
        #expect(persons.count == 2 && persons.allSatisfy { $0.annotations["laes"] == "tovholder" })
    }

    private func rows(_ register: RegisterID) throws -> [Feature] {
        try BuiltInRegisters.rows(of: BuiltInRegisters.named(register))
    }
}
