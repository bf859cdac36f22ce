import LandkortCore
import LandkortStore
import Support
import Testing

@Suite("Campaigns in a store")
struct CampaignStoreTests {
    private let all = Set(CampaignColumn.allCases)

    private func saved(_ draft: CampaignDraft, in store: any Store) async throws -> Campaign {
        #expect(try await store.save(draft) { _ in .add(removing: []) })
        return try #require(try await store.campaigns().first { $0.id == draft.id })
    }

    @Test(
        "every column comes back as it was, however many entries it has", arguments: StoreKind.allCases,
        [(1, 1), (5, 3), (400, 256), (400, 257), (70_000, 65_536), (70_000, 65_537)])
    func columns(kind: StoreKind, size: (rows: Int, entries: Int)) async throws {
        let scratch = try Scratch()
        let store = try await kind.open(in: scratch)
        let part = TrialCampaign.part("Læsø", rows: size.rows, streets: size.entries)
        let campaign = try await saved(TrialCampaign.draft([(part, "0825")]), in: store)
        let kept = try #require(campaign.parts.first)
        #expect(try await store.part(kept, columns: all) == part)
        #expect((kept.name, kept.municipality, kept.count) == ("Læsø", "0825", size.rows))
        #expect(kept.postcodes == part.postcodes)
    }

    @Test("a column asked for alone comes alone", arguments: StoreKind.allCases, CampaignColumn.allCases)
    func oneColumn(kind: StoreKind, column: CampaignColumn) async throws {
        let scratch = try Scratch()
        let store = try await kind.open(in: scratch)
        let part = TrialCampaign.part("Læsø", rows: 9)
        let kept = try #require(try await saved(TrialCampaign.draft([(part, nil)]), in: store).parts.first)
        let read = try await store.part(kept, columns: [column])
        #expect(read.easting == (column == .easting ? part.easting : []))
        #expect(read.northing == (column == .northing ? part.northing : []))
        #expect(read.ids == (column == .ids ? part.ids : []))
        #expect(read.profile == (column == .profile ? part.profile : .bytes([])))
        #expect(read.street.indices == (column == .street ? part.street.indices : .bytes([])))
        #expect(read.number.indices == (column == .number ? part.number.indices : .bytes([])))
        if column == .streets { #expect(read.street.entries == part.street.entries) }
        if column == .numbers { #expect(read.number.entries == part.number.entries) }
        if column == .profiles { #expect(read.profiles == part.profiles) }
    }

    @Test("what is known of a campaign: its files, parts, kind and marks", arguments: StoreKind.allCases)
    func facts(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await kind.open(in: scratch)
        #expect(try await store.campaigns().isEmpty)
        let (here, there) = (TrialCampaign.part("Thisted", rows: 4), TrialCampaign.part("Atlantis", rows: 2))
        let draft = TrialCampaign.draft([(here, "0787"), (there, nil)], isSynthetic: true)
        let campaign = try await saved(draft, in: store)
        #expect(campaign.sources == [draft.source])
        #expect(campaign.parts.map(\.name) == ["Atlantis", "Thisted"])
        #expect(campaign.parts.map(\.municipality) == [nil, "0787"])
        #expect(campaign.count == 6 && campaign.isPartial && campaign.isSynthetic)
        let other = TrialCampaign.draft([(here, "0787")], id: CampaignID(name: "2026", kind: .rest), isPartial: false)
        #expect(try await saved(other, in: store).isPartial == false)
        #expect(try await store.campaigns().count == 2)
    }

    @Test("the decision sees what is there, and no means no", arguments: StoreKind.allCases)
    func leave(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await kind.open(in: scratch)
        let draft = TrialCampaign.draft([(TrialCampaign.part("Læsø", rows: 3), "0825")])
        let first = try await saved(draft, in: store)
        let change = try await store.change()
        let wasWritten = try await store.save(draft) { existing in
            #expect(existing == first)
            return .leave
        }
        #expect(!wasWritten)
        #expect(try await store.change() == change)
        #expect(try await store.campaigns() == [first])
    }

    private struct Refusal: Error, Equatable {}

    @Test(
        "a decision that throws leaves everything as it was, and its error comes through", arguments: StoreKind.allCases
    )
    func refusal(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await kind.open(in: scratch)
        let first = try await saved(TrialCampaign.draft([(TrialCampaign.part("Læsø", rows: 3), "0825")]), in: store)
        let change = try await store.change()
        await #expect(throws: Refusal()) {
            try await store.save(TrialCampaign.draft([(TrialCampaign.part("Thisted", rows: 3), "0787")])) { _ in
                throw Refusal()
            }
        }
        #expect(try await store.campaigns() == [first])
        #expect(try await store.change() == change)
    }

    @Test("a part that is there already takes the whole file back with it", arguments: StoreKind.allCases)
    func half(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await kind.open(in: scratch)
        let laesoe = TrialCampaign.part("Læsø", rows: 3)
        let first = try await saved(TrialCampaign.draft([(laesoe, "0825")]), in: store)
        let both = TrialCampaign.draft(
            [(TrialCampaign.part("Aalborg", rows: 3), "0851"), (laesoe, "0825")], file: "b.csv")
        await #expect(throws: StoreProblem.self) { try await store.save(both) { _ in .add(removing: []) } }
        #expect(try await store.campaigns() == [first])
        #expect(try await store.part(first.parts[0], columns: all) == laesoe)
    }

    @Test(
        "replacing one municipality keeps the rest, and the files say what is left of them",
        arguments: StoreKind.allCases)
    func replaceOne(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await kind.open(in: scratch)
        let (laesoe, thisted) = (TrialCampaign.part("Læsø", rows: 3), TrialCampaign.part("Thisted", rows: 5))
        let first = try await saved(TrialCampaign.draft([(laesoe, "0825"), (thisted, "0787")]), in: store)
        let newer = TrialCampaign.part("Læsø", rows: 4, seed: 1)
        let key = try #require(first.parts.first { $0.name == "Læsø" }).key
        #expect(
            try await store.save(TrialCampaign.draft([(newer, "0825")], file: "b.csv")) { _ in .add(removing: [key]) })
        let campaign = try #require(try await store.campaigns().first)
        #expect(campaign.parts.map(\.count) == [4, 5])
        #expect(campaign.parts[0].key != key, "a cache that knows the old columns must not take them for the new")
        #expect(try await store.part(campaign.parts[0], columns: all) == newer)
        #expect(try await store.part(campaign.parts[1], columns: all) == thisted)
        #expect(campaign.sources.map(\.fileName) == ["a.csv", "b.csv"])
        #expect(campaign.sources.map(\.rows) == [8, 4])
        #expect(campaign.sources.map(\.held) == [5, 4])
    }

    @Test("replacing all of a synthetic campaign leaves nothing synthetic", arguments: StoreKind.allCases)
    func replaceAll(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await kind.open(in: scratch)
        let part = TrialCampaign.part("Læsø", rows: 3)
        let first = try await saved(TrialCampaign.draft([(part, "0825")], isSynthetic: true), in: store)
        let real = TrialCampaign.draft([(part, "0825")], file: "b.csv", isPartial: false)
        #expect(try await store.save(real) { .add(removing: $0?.parts.map(\.key) ?? []) })
        let campaign = try #require(try await store.campaigns().first)
        #expect(!campaign.isSynthetic && !campaign.isPartial)
        #expect(campaign.sources.map(\.fileName) == ["b.csv"])
        #expect(campaign.parts.map(\.key) != first.parts.map(\.key))
    }

    @Test("of many writers at once each sees the one before", arguments: StoreKind.allCases)
    func manyWriters(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await kind.open(in: scratch)
        let written = try await withThrowingTaskGroup(of: Bool.self) { group in
            for writer in 0..<6 {
                group.addTask {
                    let part = TrialCampaign.part("Læsø", rows: 100 + writer)
                    return try await store.save(TrialCampaign.draft([(part, "0825")], file: "\(writer).csv")) {
                        $0 == nil ? .add(removing: []) : .leave
                    }
                }
            }
            return try await group.reduce(into: [Bool]()) { $0.append($1) }
        }
        #expect(written.count { $0 } == 1)
        #expect(try await store.campaigns().first?.parts.count == 1)
    }
}
