import Foundation
import LandkortApplication
import LandkortCore
import LandkortStore
import Support
import Testing

@Suite("Lists kept under a name")
struct SavedViewTests {
    private static let kim = Account(name: "kim", role: .authority, authority: "29189420")

    private func names(_ office: Office, _ account: Account, _ register: RegisterID = "mast") async throws -> [String] {
        try await office.accounts.views(of: register, for: account).map(\.name)
    }

    @Test("are their owner's alone, or the whole authority's, and of one register")
    func sharing() async throws {
        let office = try await Office()
        let accounts = office.accounts
        try await accounts.keep("filter=a", of: "mast", as: " Høje ", isShared: false, by: Office.ida)
        try await accounts.keep("filter=b", of: "mast", as: "Fælles", isShared: true, by: Office.ida)
        try await accounts.keep("filter=c", of: "kontakt", as: "Andre", isShared: true, by: Office.ida)
        #expect(try await names(office, Office.ida) == ["Fælles", "Høje"])
        #expect(try await names(office, Self.kim) == ["Fælles"])
        #expect(try await names(office, Office.bo).isEmpty, "another authority's")
        #expect(try await names(office, Office.admin).isEmpty)
        #expect(try await accounts.views(of: "mast", for: Self.kim).first?.query == "filter=b")
    }

    @Test("are renamed, shared and removed by their owner alone")
    func owner() async throws {
        let office = try await Office()
        let accounts = office.accounts
        try await accounts.keep("", of: "mast", as: "En", isShared: false, by: Office.ida)
        try await accounts.keep("", of: "mast", as: "To", isShared: true, by: Office.ida)
        let id = try #require(try await accounts.views(of: "mast", for: Office.ida).first { $0.name == "En" }?.id)
        let other = await #expect(throws: ViewProblem.self) {
            try await accounts.rename(id, of: "mast", to: "Min", isShared: false, by: Self.kim)
        }
        #expect(other?.code == "view.no-view")
        let taken = await #expect(throws: ViewProblem.self) {
            try await accounts.rename(id, of: "mast", to: "TO", isShared: false, by: Office.ida)
        }
        #expect(taken?.code == "view.taken")
        try await accounts.rename(id, of: "mast", to: "Tre", isShared: true, by: Office.ida)
        #expect(try await names(office, Self.kim) == ["To", "Tre"])
        await #expect(throws: ViewProblem.self) { try await accounts.removeView(id, of: Self.kim) }
        try await accounts.removeView(id, of: Office.ida)
        #expect(try await names(office, Office.ida) == ["To"])
    }

    @Test("need a name of their own, and somebody to be shared with")
    func faults() async throws {
        let office = try await Office()
        func code(_ name: String, _ isShared: Bool = false, _ account: Account = Office.ida) async -> String? {
            await #expect(throws: ViewProblem.self) {
                try await office.accounts.keep("", of: "mast", as: name, isShared: isShared, by: account)
            }?.code
        }
        try await office.accounts.keep("", of: "mast", as: "En", isShared: false, by: Office.ida)
        #expect(await code("  ") == "view.no-name")
        #expect(await code(String(repeating: "x", count: 81)) == "view.no-name")
        #expect(await code("en") == "view.taken")
        #expect(await code("To", true, Office.admin) == "view.no-authority")
    }

    @Test("go with their owner's account, but for those that others use")
    func removedAccount() async throws {
        let office = try await Office()
        try await office.accounts.add(Office.admin, password: "et langt kodeord", by: "test")
        try await office.accounts.add(Office.ida, password: "et langt kodeord", by: "test")
        try await office.accounts.keep("", of: "mast", as: "Min", isShared: false, by: Office.ida)
        try await office.accounts.keep("", of: "mast", as: "Vores", isShared: true, by: Office.ida)
        try await office.accounts.remove("ida", by: "admin")
        #expect(try await names(office, Office.ida) == ["Vores"])
    }

    @Test(
        "a file of accounts from before has room for them after it is opened",
        .enabled(if: GeoPackageFile.canRead, "python3"))
    func migrated() async throws {
        let office = try await Office()
        try await office.accounts.add(Office.ida, password: "et langt kodeord", by: "test")
        try await office.age(to: 2)
        let accounts = try AccountPlace(
            store: office.scratch.path("kontor.gpkg"), environment: ["LANDKORT_AUDIT_KEY": Office.key]
        ).accounts(creating: false, now: { office.clock.now })
        try await accounts.keep("", of: "mast", as: "Min", isShared: false, by: Office.ida)
        #expect(try await accounts.views(of: "mast", for: Office.ida).map(\.name) == ["Min"])
        #expect(try await accounts.all().map(\.name) == ["ida"])
        #expect(try await office.file.value("PRAGMA user_version") == "4")
    }
}
