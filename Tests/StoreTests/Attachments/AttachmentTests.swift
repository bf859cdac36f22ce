import LandkortCore
import LandkortStore
import Support
import Testing

@Suite("Files that belong to records")
struct AttachmentTests {
    private let ida = Actor("ida")
    private let id = Trial.id(1)

    private static var register: Register {
        var register = Trial.register()
        register.annotations["bilag"] = "ja"
        return register
    }

    private func store(_ kind: StoreKind, _ scratch: Scratch, visibility: Value = "1") async throws -> any Store {
        let store = try await kind.open(in: scratch, [Self.register])
        try await store.insert([Trial.id: [Trial.row(1, visibility: visibility), Trial.row(2, visibility: visibility)]])
        return store
    }

    private func file(_ title: String, isPrimary: Bool = false) throws -> NewAttachment {
        try NewAttachment(TestPictures.pdf, fileName: "f.pdf", title: title, isPrimary: isPrimary, by: .files)
    }

    private func add(_ title: String, isPrimary: Bool = false, to store: any Store) async throws -> String {
        try await store.change(.add(file(title, isPrimary: isPrimary)), of: id, in: Trial.id, by: ida)
    }

    private func shown(_ store: any Store, _ reader: Reader = .administrator) async throws -> [String] {
        try await store.attachments(of: id, in: Trial.id, reader: reader).map {
            $0.title + ($0.to != nil ? "-" : $0.isPrimary ? "*" : "")
        }
    }

    @Test(
        "exactly one is the primary: the first, the chosen, and the oldest when it goes", arguments: StoreKind.allCases)
    func primary(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await store(kind, scratch)
        let a = try await add("a", to: store)
        #expect(try await shown(store) == ["a*"])
        let b = try await add("b", to: store)
        _ = try await add("c", isPrimary: true, to: store)
        #expect(try await shown(store) == ["c*", "a", "b"])
        try await store.change(.makePrimary(b), of: id, in: Trial.id, by: ida)
        #expect(try await shown(store) == ["b*", "a", "c"])
        try await store.change(.remove(b), of: id, in: Trial.id, by: Actor("bo"))
        #expect(try await shown(store) == ["a*", "c", "b-"])
        try await store.change(.remove(a), of: id, in: Trial.id, by: ida)
        #expect(try await shown(store) == ["c*", "a-", "b-"])
        let removed = try await store.attachments(of: id, in: Trial.id, reader: .administrator)[2]
        #expect(removed.by == "ida" && removed.endedBy == "bo" && removed.isPrimary && removed.from <= removed.to ?? "")
    }

    @Test("bytes come back as they were, also those that have been removed", arguments: StoreKind.allCases)
    func content(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await store(kind, scratch)
        let a = try await add("a", to: store)
        for _ in 1...2 {
            let bytes = try await store.content(of: a, to: id, in: Trial.id, reader: .administrator)
            #expect(bytes == TestPictures.pdf)
            _ = try? await store.change(.remove(a), of: id, in: Trial.id, by: ida)
        }
        let found = try #require(try await store.attachments(of: id, in: Trial.id, reader: .administrator).first)
        #expect(found.size == TestPictures.pdf.count && found.type == .pdf && found.fileName == "f.pdf")
    }

    @Test("end with their record, also where many end at a time", arguments: StoreKind.allCases)
    func endTogether(kind: StoreKind) async throws {
        var told: [[String?]] = []
        for isTogether in [false, true] {
            let scratch = try Scratch()
            let store = try await store(kind, scratch)
            for title in ["a", "b"] { _ = try await add(title, to: store) }
            if isTogether {
                let changes = [Trial.id(1), Trial.id(2)].map { FeatureChange.end($0) }
                _ = try await store.transaction(as: Actor("bo")) { try $0.write(changes, in: Trial.id) }
            } else {
                try await store.delete(id, in: Trial.id, by: Actor("bo"), replacing: 1)
            }
            let found = try await store.attachments(of: id, in: Trial.id, reader: .administrator)
            #expect(found.count == 2 && found.allSatisfy { $0.to != nil })
            told.append(found.flatMap { [$0.title, $0.by, $0.endedBy, "\($0.isPrimary)"] })
        }
        #expect(told[0] == told[1])
    }

    @Test("what is not there, or not there any more, cannot be changed", arguments: StoreKind.allCases)
    func missing(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await store(kind, scratch)
        let a = try await add("a", to: store)
        for change in [AttachmentChange.remove("x"), .makePrimary("x")] {
            let problem = await #expect(throws: StoreProblem.self) {
                try await store.change(change, of: id, in: Trial.id, by: ida)
            }
            #expect(problem?.code == "store.no-attachment")
        }
        let elsewhere = await #expect(throws: StoreProblem.self) {
            try await store.change(.remove(a), of: Trial.id(2), in: Trial.id, by: ida)
        }
        #expect(elsewhere?.code == "store.no-attachment")
        let nowhere = await #expect(throws: StoreProblem.self) {
            try await store.change(.add(file("b")), of: Trial.id(7), in: Trial.id, by: ida)
        }
        #expect(nowhere?.code == "store.not-found")
        #expect(try await shown(store) == ["a*"])
    }

    @Test("files are seen by whoever sees their record, and by nobody else", arguments: StoreKind.allCases)
    func visibility(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await store(kind, scratch, visibility: "3")
        let a = try await add("a", to: store)
        let authority = Reader(role: .authority)
        #expect(try await shown(store, authority) == ["a*"])
        let hidden = await #expect(throws: StoreProblem.self) { try await shown(store, .anonymous) }
        #expect(hidden?.code == "store.not-found")
        let bytes = await #expect(throws: StoreProblem.self) {
            try await store.content(of: a, to: id, in: Trial.id, reader: .anonymous)
        }
        #expect(bytes?.kind == .notFound)
    }

    @Test(
        "a file that was removed while the record was hidden is not told of when it is shown",
        arguments: StoreKind.allCases)
    func removedWhileHidden(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await store(kind, scratch, visibility: "3")
        let a = try await add("a", to: store)
        try await store.change(.remove(a), of: id, in: Trial.id, by: ida)
        var record = try await store.feature(id, in: Trial.id, reader: .administrator)
        record["off_kode"] = "1"
        try await store.save(record, in: Trial.id, by: ida, replacing: 1)
        _ = try await add("b", to: store)
        #expect(try await shown(store, .anonymous) == ["b*"])
        #expect(try await shown(store) == ["b*", "a-"])
        let told = try await store.attachments(of: id, in: Trial.id, reader: .anonymous)
        #expect(told.map(\.by) == [nil])
    }

    @Test("files end with their record and are kept", arguments: StoreKind.allCases)
    func recordEnds(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await store(kind, scratch)
        let a = try await add("a", to: store)
        try await store.delete(id, in: Trial.id, by: Actor("bo"), replacing: 1)
        let found = try await store.attachments(of: id, in: Trial.id, reader: .administrator)
        #expect(found.map(\.endedBy) == ["bo"])
        #expect(try await store.content(of: a, to: id, in: Trial.id, reader: .administrator) == TestPictures.pdf)
    }

    @Test("a register that declares none takes none", arguments: StoreKind.allCases)
    func undeclared(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await kind.open(in: scratch)
        try await store.insert([Trial.id: [Trial.row(1)]])
        await #expect(throws: StoreProblem.self) { try await add("a", to: store) }
        #expect(try await shown(store) == [])
    }
}
