import LandkortCore
import LandkortStore
import Support
import Testing

@testable import LandkortApplication

@Suite("The status note of a partnership")
struct StatusNoteTests {
    private static let grantID = "22222222-2222-4222-8222-222222222222"

    @Test("the sample's note for 2024 is the one that was read and approved")
    func golden() async throws {
        try Golden.expect(try await NoteTrial.plain.value.text(), "statusnotat-nordjylland-2024.txt")
        try Golden.expect(
            try await NoteTrial.plain.value.text(NoteTrial.taskforce, "2025"), "statusnotat-region-sjaelland-2025.txt")
    }

    @Test("grants are told as the source adds them up, and the share as reported with its source")
    func grants() async throws {
        let note = try await NoteTrial.plain.value.note()
        #expect(note.part("Støttede ansøgninger").contains("Særlig ordning: 7,4 mio. kr. til 102 enkeltadresser."))
        let ordinary = "Almindelig ordning: 1,85 mio. kr. til 9 projekter (44 adresser)."
        #expect(note.part("Støttede ansøgninger").contains(ordinary))
        let share = try #require(note.part("Nøgletal").first)
        #expect(share.contains(": 21,6 % (indberettet; kilde: Statusnotat om digital infrastruktur i Nordjylland"))
    }

    @Test("another grant adds its fields to the sum, whatever its row counts")
    func anotherGrant() async throws {
        let note = try await NoteTrial { rows in
            rows.change("tilsagn", "titel", "Enkeltadresser") { $0["beloeb"] = 7_500_000 }
            var more = rows["tilsagn"]![0]
            more.id = Self.grantID
            more.values.merge(["titel": "Én til", "beloeb": 81_234, "antal_adresser": 1]) { $1 }
            rows["tilsagn"]!.append(more)
        }.note()
        #expect(note.part("Støttede ansøgninger").contains("Særlig ordning: 7.581.234 kr. til 103 enkeltadresser."))
    }

    @Test("one address is not addresses, and what some grant does not tell is a least number")
    func singular() async throws {
        let note = try await NoteTrial { rows in
            rows.change("tilsagn", "titel", "Enkeltadresser") { $0["antal_adresser"] = 1 }
            rows.change("tilsagn", "titel", "Projekter") {
                $0["antal_projekter"] = 1
                $0["antal_adresser"] = .null
            }
        }.note()
        #expect(note.part("Støttede ansøgninger").contains("Særlig ordning: 7,4 mio. kr. til 1 enkeltadresse."))
        #expect(note.part("Støttede ansøgninger").contains("Almindelig ordning: 1,85 mio. kr. til 1 projekt."))
    }

    @Test("a deleted grant is out of the note, and without any it says so")
    func deletedGrants() async throws {
        let one = try await NoteTrial { $0["tilsagn"]!.removeAll { $0["ordning"] == "saerlig" } }.note()
        #expect(!one.text.contains("102") && one.text.contains("9 projekter (44 adresser)"))
        let none = try await NoteTrial { $0["tilsagn"] = [] }.note()
        #expect(none.part("Støttede ansøgninger").first == "Der er ikke registreret tilsagn for 2024.")
    }

    @Test("workshops: the cancelled one with its reason, the moved one, and the one that is wanted")
    func workshops() async throws {
        let note = try await NoteTrial.plain.value.note()
        let lines = note.part("Workshopper")
        #expect(lines.count == 2)
        #expect(lines[0].hasPrefix("5G-workshop, foråret 2025: aflyst. Årsag: Uheldige omstændigheder."))
        #expect(lines[1].contains("Årsag: Reformer og økonomiaftaler") && lines[1].contains("6-8 medarbejdere"))
        #expect(note.part("Det fortsatte arbejde").contains { $0.hasPrefix("5G-workshop, 2026: ønsket.") })
        let changed = try await NoteTrial { rows in
            rows.change("workshop", "titel", "Revideret") {
                $0["tilstand"] = "aflyst"
                $0["aarsag"] = "Sne"
            }
        }.note()
        #expect(changed.part("Workshopper")[1].hasPrefix("Revideret 5G-workshop, oktober 2025: aflyst. Årsag: Sne."))
    }

    @Test("a decision of a meeting that is not held stands with the meeting ahead, and says so")
    func decidedAhead() async throws {
        for (state, year, section) in [
            ("planlagt", 2024, "Det fortsatte arbejde"), ("planlagt", 2026, "Det fortsatte arbejde"),
            ("afholdt", 2024, "Møder"),
        ] {
            let note = try await NoteTrial { rows in
                let meeting = Feature(
                    id: Self.grantID,
                    values: [
                        "titel": "Ekstra møde", "partnerskabskode": .string(NoteTrial.north), "art": "projektgruppe",
                        "tilstand": .string(state), "aar": .integer(year),
                    ])
                let decision = Feature(
                    id: Self.grantID,
                    values: ["titel": "Vi går i gang", "moede": .string(meeting.id), "tilstand": "gaelder"])
                rows["moede"]!.append(meeting)
                rows["beslutning"]!.append(decision)
            }.note()
            let line = note.part(section).first { $0.hasPrefix("Ekstra møde") } ?? ""
            #expect(line.contains("Beslutning: Vi går i gang"), "\(state) \(year): \(line)")
            #expect(line.contains("står ikke som afholdt") == (state == "planlagt"))
            #expect(note.text.split(separator: "Beslutning: Vi går i gang").count == 2, "told once")
        }
    }

    @Test("meetings, what they led to, the hearing with a speech, and wishes with their outcomes")
    func events() async throws {
        let note = try await NoteTrial.plain.value.note()
        #expect(note.part("Møder").first == "Registret har 2 afholdte møder og 2 løbende møderækker.")
        #expect(note.part("Møder").contains { $0.contains("Det førte til: En revideret workshop blev planlagt") })
        #expect(note.part("Høringer").contains { $0.contains("med oplæg") && $0.contains("Christiansborg") })
        let wishes = note.part("Ønsker og udfald")
        #expect(wishes[0].contains("imødekommet i høj grad") && wishes.count == 3)
        let refused = try await NoteTrial { rows in
            rows.change("interessevaretagelse", "oenske", "Støtte") { $0["udfald"] = "nej" }
        }.note()
        #expect(refused.part("Ønsker og udfald").contains { $0.contains(": ikke imødekommet.") })
    }

    @Test("the recommendation is what the leaders are asked, and when they have answered, the answer")
    func recommendation() async throws {
        let asked = try await NoteTrial.plain.value.note().part("Indstilling")
        #expect(asked == ["Det indstilles,", "at direktørerne forlænger bevillingen til 2026."])
        let given = try await NoteTrial { rows in
            rows.change("bevilling", "titel", "Forlængelse") { $0["tilstand"] = "bevilget" }
        }.note()
        #expect(
            given.part("Indstilling") == [
                "Der er ingen indstilling i registrene.", "Forlængelse til 2026 er bevilget.",
            ])
    }

    @Test("members are those of the year: one that came or left within it has the day, later ones are not there")
    func members() async throws {
        let trial = try await NoteTrial()
        try await trial.change("medlemskab", where: { $0["kommunekode"] == "0825" }) { $0["gyldig_til"] = "2024-06-30" }
        try await trial.change("medlemskab", where: { $0["kommunekode"] == "0773" }) { $0["gyldig_fra"] = "2025-02-01" }
        let first = try #require(try await trial.note().part("Baggrund").first)
        #expect(first.contains("10 kommuner og Region Nordjylland"))
        #expect(first.contains("Læsø (til 30. juni 2024)") && !first.contains("Morsø"))
        let next = try #require(try await trial.note(NoteTrial.north, "2025").part("Baggrund").first)
        #expect(next.contains("Morsø (fra 1. februar 2025)") && !next.contains("Læsø"))
    }

    @Test("money of the appropriation, hours and what is spent are told where they are known")
    func appropriation() async throws {
        let known = try await NoteTrial { rows in
            rows.change("bevilling", "titel", "Bevilling") {
                $0["beloeb"] = 1_200_000
                $0["timer_part_aar"] = 37.5
                $0["brugt"] = 400_000
            }
        }.note()
        let line = try #require(known.part("Baggrund").first { $0.hasPrefix("Bevilling 2024-25") })
        #expect(line.contains("1,2 mio. kr.; 37,5 timer pr. part om året; brugt 400.000 kr. Formål"))
        let unknown = try await NoteTrial.plain.value.note().part("Baggrund")
        #expect(unknown.contains { $0.contains("beløbet er ikke oplyst; timer pr. part er ikke oplyst.") })
        #expect(unknown.contains { $0.hasPrefix("Workshopper om 5G") && $0.contains("100.000 kr. Formål") })
    }

    @Test("another year has its own grants and figures; the newest is taken where none is asked for")
    func anotherYear() async throws {
        let trial = try await NoteTrial.plain.value
        let note = try await trial.note(NoteTrial.north, "2025")
        #expect(note.part("Støttede ansøgninger").first == "Der er ikke registreret tilsagn for 2025.")
        #expect(!note.text.contains("21,6") && !note.text.contains("7,4 mio."))
        #expect(note.part("Workshopper").count == 2)
        #expect(try await trial.note(NoteTrial.north, nil).title.contains("2026"))
    }

    @Test("another partnership has its own content, and says plainly what it has not")
    func taskforce() async throws {
        let note = try await NoteTrial.plain.value.note(NoteTrial.taskforce, "2025")
        #expect(note.part("Baggrund")[1].hasPrefix("17 kommuner er inviteret: Faxe, Greve, Guldborgsund"))
        #expect(
            note.part("Workshopper") == ["Der er ikke registreret workshopper, som er holdt, flyttet eller aflyst."])
        #expect(note.part("Indstilling") == ["Der er ingen indstilling i registrene."])
        #expect(note.part("Nøgletal").contains { $0.contains("næsten hver femte husstand") })
        #expect(note.part("Fælles retningslinjer").count == 3)
        #expect(!note.text.contains("Nordjylland"))
    }
}
