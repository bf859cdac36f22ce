import Foundation
import LandkortCore
import LandkortStore
import Support
import Testing

/// Open records that name hidden ones, and versions with a hidden one between.
@Suite("What open records tell of hidden ones")
struct HiddenReferenceTests {
    private static let open = Trial.id(1)
    private static let hidden = Trial.id(2)
    private static let nowhere = Trial.id(3)

    /// Every declared register with a field that refers to another whose records can be hidden.
    private static let cases: [(register: Register, field: Field, target: Register)] = {
        let registers = DeclaredRegisters.all
        return registers.flatMap { register in
            register.referenceFields.compactMap { field, id in
                guard let target = registers.first(where: { $0.id == id }), target.id != register.id,
                    target["off_kode"] != nil, target.identifier.name == "objekt_id", register["off_kode"] != nil,
                    register.identifier.name == "objekt_id", Reader.anonymous.access(to: target).isReadable,
                    Reader.anonymous.access(to: register).sees(field.name),
                    Reader.anonymous.access(to: register).isReadable
                else { return nil }
                return (register, field, target)
            }
        }
    }()

    private func row(_ number: Int, _ code: Value, _ field: String? = nil, _ value: Value = .null) -> Feature {
        var row = Feature(id: Trial.id(number), values: ["off_kode": code])
        if let field { row[field] = value }
        return row
    }

    private func store(_ kind: StoreKind, in scratch: Scratch) async throws -> any Store {
        var registers = DeclaredRegisters.all
        for place in registers.indices { registers[place].uniqueKeys = [] }
        let store = try await kind.open(in: scratch, registers)
        for target in Dictionary(grouping: Self.cases, by: \.target.id).keys {
            try await store.insert([target: [row(1, "1"), row(2, "3")]])
        }
        return store
    }

    @Test(
        "a reference to a hidden record is none: in values, filters, counts, orders and versions",
        arguments: StoreKind.allCases)
    func none(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await store(kind, in: scratch)
        #expect(Self.cases.count > 20 && Self.cases.contains { $0.field.multivalued })
        for (place, (register, field, _)) in Self.cases.enumerated() {
            let start = 100 + place * 10
            func value(_ ids: String...) -> Value {
                field.multivalued ? .array(ids.map(Value.string)) : .string(ids[0])
            }
            try await store.insert([
                register.id: [
                    row(start, "1", field.name, value(Self.open)), row(start + 1, "1", field.name, value(Self.hidden)),
                    row(start + 2, "1"), row(start + 3, "1", field.name, value(Self.nowhere)),
                ]
            ])
            func count(_ query: FeatureQuery, _ reader: Reader) async throws -> Int {
                try await store.count(in: register.id, matching: query, reader: reader)
            }
            let hidden = FeatureQuery(equal: [field.name: .string(Self.hidden)])
            var filter = FeatureQuery()
            filter.filter = Filter(try FilterExpression(text: "\(field.name) IS NULL"))
            let (seen, there) = (try await count(hidden, .anonymous), try await count(hidden, .administrator))
            #expect(seen == 0 && there == 1)
            let missing = try await store.features(in: register.id, matching: filter, reader: .anonymous).features
            let own = (start...(start + 3)).map(Trial.id).filter { id in missing.contains { $0.id == id } }
            #expect(own == [Trial.id(start + 1), Trial.id(start + 2)], "\(register.id) \(field.name)")
            let one = try await store.feature(Trial.id(start + 1), in: register.id, reader: .anonymous)
            #expect(one[field.name].isNull)
            let same = try await store.feature(Trial.id(start), in: register.id, reader: .anonymous)
            #expect(same[field.name] == value(Self.open))
            let dangling = try await store.feature(Trial.id(start + 3), in: register.id, reader: .anonymous)
            #expect(dangling[field.name] == value(Self.nowhere))
            let tally = try await store.tally(
                of: field.name, in: register.id, matching: FeatureQuery(), reader: .anonymous)
            #expect(tally[value(Self.hidden)] == nil && tally[value(Self.open)] == 1)
            let versions = try await store.versions(of: Trial.id(start + 1), in: register.id, reader: .anonymous)
            #expect(versions.allSatisfy { $0.feature[field.name].isNull })
            guard field.isSortable else { continue }
            let ordered = FeatureQuery(order: FeatureOrder(by: .field(field.name)))
            let page = try await store.features(in: register.id, matching: ordered, reader: .anonymous)
            #expect(!page.features.contains { $0[field.name] == value(Self.hidden) })
        }
    }

    @Test(
        "a version that is hidden between two leaves the record gone meanwhile, not changed",
        arguments: StoreKind.allCases)
    func between(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await kind.open(in: scratch, DeclaredRegisters.all)
        let (register, field, _) = try #require(Self.cases.first)
        var revision: Revision?
        for code in ["1", "1", "3", "1"] as [Value] {
            var feature = row(9, code)
            feature["note"] = .string("\(code) \(revision ?? 0)")
            revision = try await store.save(feature, in: register.id, by: Actor("ida"), replacing: revision).revision
            try await Task.sleep(for: .milliseconds(20))
        }
        let all = try await store.versions(of: Trial.id(9), in: register.id, reader: .administrator)
        #expect(all.map(\.ending) == [nil, .changed, .changed, .changed], "\(field.name)")
        let seen = try await store.versions(of: Trial.id(9), in: register.id, reader: .anonymous)
        #expect(seen.map(\.ending) == [nil, .deleted, .changed])
        guard let file = store as? GeoPackageStore else { return }
        try await file.share(to: scratch.path("delt.gpkg"), with: .anonymous)
        let shared = try await GeoPackageStore.open(
            scratch.path("delt.gpkg"), registers: DeclaredRegisters.all, creating: false)
        let told = try await shared.versions(of: Trial.id(9), in: register.id, reader: .administrator)
        #expect(told.map(\.ending) == [nil, .deleted, .changed] && told.map(\.revision) == [3, 2, 1])
    }
}
