import LandkortCore
import Testing

@testable import LandkortApplication

@Suite("The campaign that is shown to who asks for none")
struct UsualCampaignTests {
    private func campaign(_ name: String, _ addresses: Int) -> Campaign {
        Campaign(
            id: CampaignID(name: name, kind: .offeredPrivate), isPartial: true, isSynthetic: false, imported: "",
            sources: [],
            parts: [Campaign.Part(key: 1, name: "Læsø", municipality: "0825", count: addresses, postcodes: [])])
    }

    @Test(
        "is the newest year that holds half of the largest; other names only where there are no years",
        arguments: [
            ([("2026", 100), ("2025", 90)], "2026"), ([("2027", 20), ("2026", 100)], "2026"),
            ([("2027", 50), ("2026", 100)], "2027"), ([("test", 500), ("2026", 100)], "2026"),
            ([("test", 20)], "test"), ([("2027", 20), ("2026", 19)], "2027"),
            ([("2026-prøve", 10), ("2026", 80)], "2026"),
        ])
    func usual(all: [(String, Int)], expected: String) {
        #expect(Campaign.usual(among: all.map { campaign($0.0, $0.1) })?.id.name == expected)
        #expect(Campaign.usual(among: []) == nil)
    }
}
