import LandkortApplication
import LandkortCore
import LandkortStore
import Support
import Testing

@Suite("Whose campaigns a project leader brings")
struct CampaignRightsTests {
    private static let mixed = CoverageText.file(
        ["Aalborg", "Læsø", "Odense"].enumerated().map { place, name in
            CoverageLine(id: place, street: "Havnegade", municipality: name)
        })

    private static func bring(_ text: String, as role: Role, in office: Office, isTrial: Bool) async throws {
        let account = Account(name: "per", role: role, authority: "29189420")
        let author = Author(account, try await office.workspace.reader(for: account))
        var work = office.editing.newCampaignImport(CampaignID(name: "2026"))
        (work.isPartial, work.isTrial) = (true, isTrial)
        let path = try office.scratch.write(text, to: "fil.csv")
        _ = try await office.editing.importCampaign(path, work, by: author) { _ in }
    }

    @Test("a file with other municipalities is refused by their names, tried or brought", arguments: [true, false])
    func others(isTrial: Bool) async throws {
        let office = try await Office()
        let problem = await #expect(throws: AccessProblem.self) {
            try await Self.bring(Self.mixed, as: .projectLeader, in: office, isTrial: isTrial)
        }
        var names: [String] = []
        if case .notOwnMunicipalities(let found)? = problem { names = found }
        #expect(Set(names) == ["Læsø", "Odense"])
        #expect(problem?.kind == .forbidden && problem?.message.da.contains("Læsø") == true)
        #expect(try await office.store.campaigns().isEmpty)
    }

    @Test("a file with own municipalities is brought, and an administrator brings any")
    func own() async throws {
        let office = try await Office()
        let line = CoverageLine(id: 0, street: "Havnegade", municipality: "Aalborg")
        try await Self.bring(CoverageText.file([line]), as: .projectLeader, in: office, isTrial: false)
        #expect(try await office.store.campaigns().map(\.count) == [1])
        let other = try await Office()
        try await Self.bring(Self.mixed, as: .administrator, in: other, isTrial: false)
        #expect(try await other.store.campaigns().map(\.count) == [3])
    }
}
