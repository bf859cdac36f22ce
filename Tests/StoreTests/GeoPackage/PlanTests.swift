import LandkortCore
import LandkortRegisters
import Support
import Testing

@testable import LandkortStore

@Suite("How reads find their rows")
struct PlanTests {
    /// Without the looks into indexes by which it is known whether a reference may be told; any other way stays.
    private func own(_ plan: [String]) -> [String] {
        let looks = ["CORRELATED SCALAR SUBQUERY", "SEARCH maal USING", "SCAN led VIRTUAL TABLE"]
        return plan.filter { line in !looks.contains { line.hasPrefix($0) } }
    }

    private let box = Envelope(minX: 500_000, minY: 6_300_000, maxX: 500_100, maxY: 6_300_100)

    private func store(_ scratch: Scratch) async throws -> GeoPackageStore {
        try await GeoPackageStore.open(
            scratch.path("lager.gpkg"), registers: try BuiltIn().registers, creating: true)
    }

    @Test("a box is looked up in the R-tree, and rows by their key", arguments: [Reader.anonymous, .administrator])
    func box(reader: Reader) async throws {
        let scratch = try Scratch()
        let store = try await store(scratch)
        for register in store.registers where register.geometry != nil {
            // Whoever may not see every row gets what the box holds in another order.
            let access = reader.access(to: register)
            guard access.isReadable else { continue }
            let sorts = access.records != .always
            for query in [FeatureQuery(box: box), FeatureQuery(box: box, limit: 10, after: sorts ? "~x" : "77")] {
                let plan = try await store.plan(of: register.id, matching: query, reader: reader)
                #expect(
                    plan.contains { $0.hasPrefix("SCAN rtree_\(register.id)_geom VIRTUAL TABLE INDEX 2:") }, "\(plan)")
                #expect(
                    plan.contains { $0.hasPrefix("SEARCH \(register.id) USING INTEGER PRIMARY KEY (rowid=?)") },
                    "\(plan)")
                #expect(plan.contains { $0.contains("TEMP B-TREE") } == sorts, "\(plan)")
                // What is hidden is known from the index alone, before any row is read.
                let check = "SEARCH aaben USING COVERING INDEX \(register.id)_synlig_sted (off_kode=? AND rowid=?)"
                #expect(plan.contains { $0.hasPrefix(check) } == sorts, "\(plan)")
            }
        }
    }

    @Test("squares are counted from the R-tree; what is hidden is known before any row is read")
    func squares() async throws {
        let scratch = try Scratch()
        let store = try await store(scratch)
        for register in store.registers where register.geometry != nil && register["off_kode"] != nil {
            guard Reader.anonymous.access(to: register).isReadable else { continue }
            let plan = try await store.planOfSquares(in: register.id, reader: .anonymous)
            let steps = ["SCAN rtree_", "SEARCH aaben USING COVERING INDEX", "SEARCH \(register.id) USING INTEGER"]
            let places = steps.map { step in plan.firstIndex { $0.hasPrefix(step) } }
            #expect(!places.contains(nil) && places.compactMap(\.self) == places.compactMap(\.self).sorted(), "\(plan)")
        }
    }

    @Test("what a filter asks of places is looked up in the R-tree")
    func filter() async throws {
        let scratch = try Scratch()
        let store = try await store(scratch)
        var query = FeatureQuery()
        for (text, isBoxed) in [
            ("S_WITHIN(geometry, BBOX(9, 56, 10, 57)) AND hoejde > 3", true),
            ("S_DISJOINT(geometry, BBOX(9, 56, 10, 57))", false), ("hoejde > 3", false),
        ] {
            query.filter = Filter(try FilterExpression(text: text))
            let plan = try await store.plan(of: "mast", matching: query, reader: .administrator)
            #expect(plan.contains { $0.hasPrefix("SCAN rtree_mast_geom VIRTUAL TABLE INDEX 2:") } == isBoxed, "\(plan)")
        }
    }

    @Test("an id is looked up in its index", arguments: [Reader.anonymous, .administrator])
    func id(reader: Reader) async throws {
        let scratch = try Scratch()
        let store = try await store(scratch)
        for register in store.registers {
            let access = reader.access(to: register)
            guard access.isReadable else { continue }
            let plan = try await store.plan(of: "x", in: register.id, reader: reader)
            // One that may not be seen is not read either.
            let isOpen = access.records == .always
            let index = register.id.rawValue + (isOpen ? "_\(register.identifier.name) (" : "_synlig (off_kode=? AND ")
            #expect(own(plan) == ["SEARCH \(register.id) USING INDEX \(index)\(register.identifier.name)=?)"])
        }
    }

    /// A filter by a field that has no index.
    private func equal(_ register: Register) -> [String: Value] { register["note"] == nil ? [:] : ["note": "x"] }

    @Test(
        "a page goes on from its cursor, filtered or not, and reads public rows only for the public",
        arguments: [Reader.anonymous, .administrator])
    func page(reader: Reader) async throws {
        let scratch = try Scratch()
        let store = try await store(scratch)
        for register in store.registers {
            let access = reader.access(to: register)
            guard access.isReadable else { continue }
            let isOpen = access.records == .always
            let query = FeatureQuery(equal: equal(register), after: isOpen ? "5" : "~x")
            let plan = try await store.plan(of: register.id, matching: query, reader: reader)
            let key =
                isOpen
                ? "INTEGER PRIMARY KEY (rowid>?)"
                : "INDEX \(register.id)_synlig (off_kode=? AND \(register.identifier.name)>?)"
            #expect(own(plan) == ["SEARCH \(register.id) USING \(key)"])
        }
    }

    @Test("what refers to a record is found by an index, and filtering by it reads no hidden row")
    func references() async throws {
        let scratch = try Scratch()
        let store = try await store(scratch)
        for register in store.registers {
            for (field, _) in register.referenceFields where !field.multivalued {
                let sql = ReferenceRows.finding(field, in: RegisterTable(register))
                let plan = try await GeoPackageFile(scratch.path("lager.gpkg"))
                    .rows("EXPLAIN QUERY PLAN " + sql.replacing("?", with: "'[]'")).compactMap(\.last)
                let found = try #require(plan.first)
                #expect(found.hasPrefix("SEARCH \(register.id) USING INDEX \(register.id)_"), "\(plan)")
                #expect(found.hasSuffix(" (\(field.name)=?)"), "\(plan)")
                guard register["off_kode"] != nil, Reader.anonymous.access(to: register).isReadable else { continue }
                for order in [nil, FeatureOrder(by: .label)] {
                    var filtered = FeatureQuery(order: order)
                    filtered.filter = Filter(try FilterExpression(text: "\(field.name) = 'x'"))
                    for query in [FeatureQuery(equal: [field.name: "x"], order: order), filtered] {
                        let seen = own(try await store.plan(of: register.id, matching: query, reader: .anonymous))
                            .filter { !$0.hasPrefix("USE TEMP B-TREE") || !isNamedByReference(register) }
                        let isOpen = seen[0].contains("_synlig") && seen[0].contains("(off_kode=?")
                        #expect(seen.count == 1 && isOpen, "\(seen)")
                    }
                }
            }
        }
    }

    @Test(
        "names come in order from their index, and only public ones for the public",
        arguments: [Reader.anonymous, .administrator], [nil, SortPlace(key: .text("m"), id: "x").cursor])
    func names(reader: Reader, cursor: String?) async throws {
        let scratch = try Scratch()
        let store = try await store(scratch)
        for register in store.registers {
            let access = reader.access(to: register)
            guard access.isReadable else { continue }
            let query = FeatureQuery(order: FeatureOrder(by: .label), after: cursor)
            let plan = try await store.plan(of: register.id, matching: query, reader: reader)
            let isOpen = access.records == .always
            let index = "\(register.id)_navne\(isOpen ? "" : "_synlig")"
            let terms = (isOpen ? [] : ["off_kode=?"]) + (cursor == nil ? [] : ["<expr>>?"])
            let expected =
                terms.isEmpty
                ? "SCAN \(register.id) USING INDEX \(index)"
                : "SEARCH \(register.id) USING INDEX \(index) (\(terms.joined(separator: " AND ")))"
            guard isOpen || !isNamedByReference(register) else {
                let rows = plan.filter { $0.hasPrefix("SEARCH \(register.id) ") || $0.hasPrefix("SCAN \(register.id)") }
                #expect(rows.count == 1 && rows[0].contains("_synlig") && rows[0].contains("(off_kode=?"), "\(plan)")
                continue
            }
            #expect(own(plan) == [expected])
        }
    }

    /// What not everyone may be told is in no index of names.
    private func isNamedByReference(_ register: Register) -> Bool {
        register.referenceFields.contains { register.label.contains($0.field.name) }
    }

    @Test("words are looked up in their index, and what is hidden is left out by another")
    func words() async throws {
        let scratch = try Scratch()
        let store = try await store(scratch)
        for register in store.registers where register.id != "kommune" {
            guard !register.searchFields.isEmpty, Reader.anonymous.access(to: register).isReadable else { continue }
            let query = FeatureQuery(words: SearchWords("havn"))
            let plan = try await store.plan(of: register.id, matching: query, reader: .anonymous)
            #expect(plan.contains { $0.hasPrefix("SCAN landkort_soegning VIRTUAL TABLE INDEX") }, "\(plan)")
            #expect(!plan.contains { $0.hasPrefix("SCAN \(register.id)") }, "\(plan)")
        }
    }

    @Test("what is saved is on disk when the save returns, and readers do not wait for a writer")
    func settings() async throws {
        let scratch = try Scratch()
        let store = try await store(scratch)
        #expect(try await store.setting("synchronous") == "2", "FULL")
        #expect(try await store.setting("journal_mode") == "wal")
    }
}
