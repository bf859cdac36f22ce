import Foundation
import LandkortCore
import LandkortStore
import Support
import Testing

@testable import LandkortApplication

@Suite("Who a status note is for, and what it is asked for")
struct StatusNoteReaderTests {
    @Test("what a reader may not see is not in the note, which is that of a store without it")
    func hidden() async throws {
        let open = try await NoteTrial { rows in
            for register in ["henvendelse", "opgave", "tilmelding", "hoeringsbidrag"] as [RegisterID] {
                rows[register] = []
            }
            rows["tilsagn"]!.removeAll { $0["ordning"] == "almindelig" }
            rows["moede"]!.removeAll { $0["titel"] == "Brancheforum" }
        }
        let closed = try await NoteTrial { rows in
            rows.change("tilsagn", "titel", "Projekter") { $0["off_kode"] = "3" }
            rows.change("moede", "titel", "Brancheforum") { $0["off_kode"] = "2" }
        }
        for year in ["2024", "2025"] {
            let seen = try await closed.text(NoteTrial.north, year, reader: .anonymous)
            #expect(seen == (try await open.text(NoteTrial.north, year, reader: .anonymous)))
            #expect(!seen.contains("Henvendelser") && !seen.contains("9 projekter") && !seen.contains("Brancheforum"))
        }
        let all = try await closed.text()
        #expect(all.contains("Henvendelser") && all.contains("9 projekter") && all.contains("Brancheforum"))
    }

    @Test("a year that only hidden rows know is no year to the public")
    func hiddenYear() async throws {
        let trial = try await NoteTrial.plain.value
        #expect(try await trial.note(NoteTrial.taskforce, nil).title.contains("2026"))
        #expect(try await trial.note(NoteTrial.taskforce, nil, reader: .anonymous).title.contains("2025"))
        let problem = await #expect(throws: ProcessProblem.self) {
            try await trial.note(NoteTrial.taskforce, "2026", reader: .anonymous)
        }
        #expect(problem?.message.da.contains("2025.") == true)
    }

    @Test(
        "what cannot be answered is refused by name, with what there is",
        arguments: [
            (["partnerskab": "0707"], "process.unknown-partnership", "digital-infrastruktur-nordjylland"),
            (["partnerskab": NoteTrial.north, "aar": "2019"], "process.nothing-in-year", "2024, 2025, 2026"),
            (["partnerskab": NoteTrial.north, "aar": "i fjor"], "process.bad-input", "2024, 2025, 2026"),
            (["partnerskab": NoteTrial.north, "format": "docx"], "process.bad-input", "text, html"),
            ([:], "process.missing-input", "partnerskab"),
        ])
    func refused(inputs: [String: String], code: String, says: String) async throws {
        let trial = try await NoteTrial.plain.value
        let problem = try #require(await #expect(throws: ProcessProblem.self) { try await trial.run(inputs) })
        #expect(problem.code == code)
        #expect(problem.message.da.contains(says) && problem.message.en.contains(says))
        #expect(problem.message.da != problem.message.en)
    }

    @Test("a partnership without anything dated has no note, and the years it has are none")
    func nothing() async throws {
        let trial = try await NoteTrial { $0 = [:] }
        let problem = try #require(
            await #expect(throws: ProcessProblem.self) { try await trial.run(["partnerskab": NoteTrial.north]) })
        #expect(problem.kind == .notFound && problem.message.da.contains("ingen"))
    }

    @Test("the three forms are of one document")
    func forms() async throws {
        let trial = try await NoteTrial.plain.value
        let inputs = ["partnerskab": NoteTrial.north, "aar": "2024"]
        let text = try await trial.run(inputs)
        #expect(String(decoding: text.printed, as: UTF8.self) == (try await trial.text()))
        let page = try await trial.run(inputs.merging(["format": "html"]) { $1 })
        #expect(String(decoding: page.printed, as: UTF8.self).hasPrefix("<!DOCTYPE html>\n<html lang=\"da\">"))
        #expect(text.json == page.json && text.csv == nil)
        let json = try #require(try JSONSerialization.jsonObject(with: Data(text.json)) as? [String: Any])
        #expect(json["language"] as? String == "da" && json["sample"] as? Bool == true)
        let blocks = try #require(json["blocks"] as? [[String: Any]])
        let sections = blocks.filter { $0["level"] as? Int == 2 }.map { $0["text"] as? String }
        #expect(sections == ["Baggrund", "Status", "Det fortsatte arbejde", "Indstilling"])
    }

    @Test("every number in the note stands in words that lead to rows, or is said by a row beside them")
    func evidence() async throws {
        let note = try await NoteTrial.plain.value.note()
        let figures = ["7,4 mio. kr.", "102 enkeltadresser", "1,85 mio. kr.", "9 projekter (44 adresser)", "21,6 %"]
        for figure in figures + ["100.000 kr.", "11 kommuner", "2 afholdte møder"] {
            let run = try #require(note.lines.joined().first { $0.text == figure }, "\(figure)")
            #expect(!run.evidence.isEmpty, "\(figure)")
        }
        #expect(note.lines.joined().first { $0.text == "11 kommuner" }?.evidence.count == 11)
        #expect(note.lines.joined().first { $0.text == "21,6 %" }?.evidence.first?.register == "noegletal")
        for line in note.lines.dropFirst() where line.contains(where: { $0.text.contains(/\d/) }) {
            #expect(line.contains { !$0.evidence.isEmpty } || line.count == 1 && line[0].text.contains("2024"))
        }
    }

    @Test("a note of rows that nobody made up is not marked as a sample")
    func real() async throws {
        let real = try await NoteTrial { rows in
            for register in rows.keys {
                for place in rows[register]!.indices { rows[register]![place]["syntetisk"] = .null }
            }
        }.note()
        #expect(!real.isSample && !real.text.contains("Eksempeldata"))
        #expect(try await NoteTrial.plain.value.text().contains("Eksempeldata"))
    }
}
