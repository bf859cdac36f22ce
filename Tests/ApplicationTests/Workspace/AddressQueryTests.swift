import LandkortCore
import Testing

@testable import LandkortApplication

@Suite("The addresses behind a figure")
struct AddressQueryTests {
    @Test("are as many as the figure says, of every figure in every area, post code and cell")
    func counts() async throws {
        let country = try await Country.shared.value
        let campaign = try await country.workspace.campaign("2026")
        let groupings: [(CoverageGrouping, (String) -> AddressQuery)] = [
            (.municipality, { code in Self.query { $0.area = code } }),
            (.region, { code in Self.query { $0.area = code } }),
            (.postcode, { code in Self.query { $0.postcode = Int(code) } }),
            (.tenKilometres, { code in Self.query { $0.cell = GridCell(code: code) } }),
            (.kilometre, { code in Self.query { $0.cell = GridCell(code: code) } }),
        ]
        for (grouping, query) in groupings {
            let rows = try await country.workspace.coverage(of: campaign, by: grouping)
            for row in rows.prefix(40) {
                guard let code = row.code else { continue }
                for figure in CoverageCounts.names {
                    var asked = query(code)
                    asked.figure = figure
                    let count = try await country.workspace.countAddresses(in: campaign, asked)
                    #expect(count == row.counts[figure], "\(grouping) \(code) \(figure)")
                }
            }
        }
    }

    @Test("are walked page by page, each once, and each holds what was asked")
    func pages() async throws {
        let country = try await Country.shared.value
        let campaign = try await country.workspace.campaign("2026")
        let query = Self.query { ($0.figure, $0.area) = ("kun_kobber", "1081") }
        let expected = try await country.workspace.countAddresses(in: campaign, query)
        #expect(expected > 3)
        var (found, after): ([AddressRecord], String?) = ([], nil)
        repeat {
            let page = try await country.workspace.addresses(in: campaign, query, after: after, limit: 2)
            found += page.records
            after = page.next
        } while after != nil
        #expect(found.count == expected && Set(found.map(\.id)).count == expected)
        #expect(found.allSatisfy { $0.speeds.isCopperOnly && $0.municipality != nil })
        let none = Self.query { ($0.figure, $0.postcode) = ("kun_kobber", 1234) }
        #expect(try await country.workspace.addresses(in: campaign, none, limit: 5).records.isEmpty)
    }

    private static func query(_ ask: (inout AddressQuery) -> Void) -> AddressQuery {
        var query = AddressQuery()
        ask(&query)
        return query
    }
}
