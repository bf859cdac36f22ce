import LandkortApplication
import LandkortCore
import LandkortStore
import Testing

@testable import LandkortWeb

@Suite("The problem page")
struct ProblemPageTests {
    private let pages: Pages

    init() throws {
        pages = try Pages(Workspace(store: BrokenStore(registers: []), threads: 1, today: { "2026-11-20" }))
    }

    private func page(_ problem: any Problem, _ language: Language = .da, query: String? = nil) -> String {
        let bytes = pages.problem(
            problem, status: problem.kind.status, path: "/collections/x", query: query, language: language)
        return String(decoding: bytes, as: UTF8.self)
    }

    private struct Secret: Error, CustomStringConvertible {
        var description: String { "password in line 7" }
    }

    @Test("a fault in the program is admitted, and its cause never shown", arguments: Language.allCases)
    func defect(language: Language) {
        let page = page(RequestProblem.defect(Secret()), language)
        #expect(!page.contains("password"))
        #expect(page.contains(language == .da ? "Der er sket en fejl hos os" : "request.defect"))
        #expect(page.contains("class=\"notice error\""))
    }

    @Test("a busy store can be asked again, with the same parameters")
    func busy() {
        let page = page(StoreProblem.busy(underlying: Secret()), query: "limit=5")
        #expect(page.contains("href=\"/collections/x?limit=5\""))
        #expect(page.contains("<dd>Prøv igen om lidt.</dd>"))
        #expect(page.contains(">503<"))
    }

    @Test("a message is split where it begins to say what to do")
    func parts() {
        let page = page(RequestProblem.unknownCollection("nix"), .en)
        #expect(page.contains("<dd>There is no collection “nix”.</dd>"))
        #expect(page.contains("<dd>See /collections.</dd>"))
    }

    @Test("a message that says nothing of it gets advice of its kind")
    func advice() {
        let page = page(StoreProblem.notFound("mast", "nix"))
        #expect(page.contains("<dd>Der er ingen post nix i registret mast.</dd>"))
        #expect(page.contains("<dd>Se efter stavefejl i adressen, eller begynd fra forsiden.</dd>"))
    }
}
