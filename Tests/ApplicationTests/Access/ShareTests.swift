import Foundation
import LandkortApplication
import LandkortCore
import LandkortRegisters
import LandkortStore
import Support
import Testing

@Suite("A store to give away")
struct ShareTests {
    /// Of Aalborg and of Thisted, open and hidden, changed and ended; each with its own words, so that they are found.
    private func filled() async throws -> Office {
        let office = try await Office()
        for (authority, place) in [("29189420", 0), ("29189560", 4)] {
            for (step, code) in ["1", "2", "3"].enumerated() {
                let number = 1 + place + step
                let mast = Office.mast(number, of: authority, visibility: .string(code))
                let secret = "hemmeligt\(authority)kode\(code)"
                for word in ["gammelt", "nyt"] {
                    var row = mast
                    row["navn"] = .string("\(secret)\(word)")
                    let revision: Revision? = word == "nyt" ? 1 : nil
                    try await office.store.save(row, in: "mast", by: Actor("skriver"), replacing: revision)
                }
            }
        }
        let ended = Office.mast(9, visibility: "2")
        var named = ended
        named["navn"] = "hemmeligtslettet"
        try await office.store.save(named, in: "mast", by: Actor("skriver"), replacing: nil)
        try await office.store.delete(ended.id, in: "mast", by: Actor("skriver"), replacing: 1)
        let inspection = Feature(
            id: "00000000-0000-4000-8000-000000000077", values: ["udfoert_af": "hemmeligteftersyn", "off_kode": "1"])
        try await office.store.insert(["eftersyn": [inspection]])
        return office
    }

    private func share(_ office: Office, _ account: Account) async throws -> String {
        let path = office.scratch.path("del-\(account.role.rawValue).gpkg")
        try await Share(office.store, office.workspace, office.accounts).write(to: path, as: account, by: "test")
        return path
    }

    private static let secrets =
        ["29189420", "29189560"].flatMap { authority in
            ["1", "2", "3"].flatMap { ["hemmeligt\(authority)kode\($0)gammelt", "hemmeligt\(authority)kode\($0)nyt"] }
        } + ["hemmeligtslettet", "hemmeligteftersyn", "skriver"]

    /// Which of the words stand anywhere in the file's bytes.
    private func found(in path: String) throws -> Set<String> {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        return Set(Self.secrets.filter { bytes.range(of: Data($0.utf8)) != nil })
    }

    @Test("holds the bytes of what the role may see, and of nothing else")
    func bytes() async throws {
        let office = try await filled()
        let everyone = Set(Self.secrets.filter { $0.contains("kode1") })
        let anonymous = try await share(office, Account(name: "", role: .anonymous))
        #expect(try found(in: anonymous) == everyone)

        let authority = try await share(office, Account(name: "", role: .authority))
        let shared = Set(Self.secrets.filter { $0.contains("kode3") } + ["skriver", "hemmeligteftersyn"])
        #expect(try found(in: authority) == everyone.union(shared))

        let home = try await share(office, Office.ida)
        let own = Set(Self.secrets.filter { $0.contains("29189420kode2") } + ["hemmeligtslettet"])
        #expect(try found(in: home) == everyone.union(shared).union(own))

        #expect(try found(in: try await share(office, Office.admin)) == Set(Self.secrets))
        #expect(try await office.log().filter { $0 == "udtraek test" }.count == 4)
    }

    @Test("shows its new owner what the reader saw in the old store, versions and earlier moments too")
    func same() async throws {
        let office = try await filled()
        let campaigns = try await office.store.campaigns()
        for account in [Account(name: "", role: .anonymous), Office.ida, Office.admin] {
            let reader = try await office.workspace.reader(for: account)
            let path = try await share(office, account)
            let copy = try await GeoPackageStore.open(path, registers: try BuiltIn().registers, creating: false)
            for register in copy.registers {
                let all = FeatureQuery()
                let old = try await office.store.features(in: register.id, matching: all, reader: reader).features
                let new = try await copy.features(in: register.id, matching: all, reader: .administrator).features
                #expect(Set(old) == Set(new), "\(register.id)")
                for feature in old {
                    #expect(
                        try await office.store.versions(of: feature.id, in: register.id, reader: reader)
                            == copy.versions(of: feature.id, in: register.id, reader: .administrator))
                }
            }
            #expect(try await copy.campaigns() == campaigns)
            var row = try await copy.feature(Office.mast(1).id, in: "mast", reader: .administrator)
            row["navn"] = "rettet"
            let saved = try await copy.save(row, in: "mast", by: Actor("ny"), replacing: 2)
            #expect(saved.revision == 3, "it is a store like any other")
            copy.close()
        }
    }

    @Test("counts the versions that the role sees: a gap would tell of one between them")
    func numbers() async throws {
        let office = try await Office()
        for (revision, code) in ["1", "3", "1", "1"].enumerated() {
            var row = Office.mast(1, visibility: .string(code))
            row["navn"] = .string("Nr. \(revision)")
            try await office.store.save(
                row, in: "mast", by: Actor("skriver"), replacing: revision == 0 ? nil : revision)
        }
        for (role, expected) in [(Role.anonymous, [3, 2, 1]), (.administrator, [4, 3, 2, 1])] {
            let path = try await share(office, Account(name: "x", role: role))
            let copy = try await GeoPackageStore.open(path, registers: try BuiltIn().registers, creating: false)
            let versions = try await copy.versions(of: Office.mast(1).id, in: "mast", reader: .administrator)
            #expect(versions.map(\.revision) == expected)
            copy.close()
        }
    }

    @Test("has the files of the records that the role sees, and not a byte of others")
    func attachments() async throws {
        let office = try await filled()
        let seen = try await office.store.features(in: "mast", matching: FeatureQuery(), reader: .anonymous).features
        let all = try await office.store.features(in: "mast", matching: FeatureQuery(), reader: .administrator).features
        let hidden = try #require(all.first { row in !seen.contains { $0.id == row.id } })
        for (id, trace) in [
            (seen[0].id, "aabentbillede"), (hidden.id, "lukketbillede"), (seen[0].id, "fjernetbillede"),
        ] {
            let bytes = TestPictures.commented(trace)
            let file = try NewAttachment(bytes, fileName: trace, keepsPosition: true, by: .photos)
            let made = try await office.store.change(.add(file), of: id, in: "mast", by: Actor("skriver"))
            guard trace == "fjernetbillede" else { continue }
            try await office.store.change(.remove(made), of: id, in: "mast", by: Actor("skriver"))
        }
        for (account, expected) in [
            (Account(name: "", role: .anonymous), ["aabentbillede"]),
            (Office.admin, ["aabentbillede", "lukketbillede", "fjernetbillede"]),
        ] {
            let path = try await share(office, account)
            let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            for trace in ["aabentbillede", "lukketbillede", "fjernetbillede"] {
                let marked = Data("<\(trace)>".utf8)
                #expect((bytes.range(of: marked) != nil) == expected.contains(trace), "\(account.role) \(trace)")
            }
            let copy = try await GeoPackageStore.open(path, registers: try BuiltIn().registers, creating: false)
            let reader = try await office.workspace.reader(for: account)
            for feature in seen + (account.role == .administrator ? [hidden] : []) {
                #expect(
                    try await office.store.attachments(of: feature.id, in: "mast", reader: reader)
                        == copy.attachments(of: feature.id, in: "mast", reader: .administrator))
            }
            copy.close()
        }
    }

    @Test("has the tombstones that the role may know of, and tells of no others")
    func tombstones() async throws {
        let office = try await filled()
        let ids = [1, 2, 3].map { Office.mast($0).id }
        let extents: [Redaction.Extent] = [.fields(["navn": "slettet"]), .whole, .fields(["navn": "slettet"])]
        let redactions = zip(ids, extents).map { id, extent in
            Redaction(
                of: id, in: "mast", extent, reason: "ønsket", time: "2026-11-21T10:00:00.000Z", by: "skriver")
        }
        _ = try await office.store.redact(redactions, isTrial: false)
        for (account, known) in [
            (Account(name: "", role: .anonymous), [ids[0]]), (Account(name: "", role: .authority), [ids[0], ids[2]]),
            (Office.admin, ids),
        ] {
            let reader = try await office.workspace.reader(for: account)
            let path = try await share(office, account)
            let copy = try await GeoPackageStore.open(path, registers: try BuiltIn().registers, creating: false)
            for id in ids {
                let told = try await copy.redactions(of: id, in: "mast", reader: .administrator)
                #expect(try await told == office.store.redactions(of: id, in: "mast", reader: reader))
                #expect(told.isEmpty != known.contains(id), "\(account.role) \(id)")
            }
            copy.close()
            let numbers = try await GeoPackageFile(path).rows("SELECT nr FROM landkort_sletning ORDER BY nr")
            #expect(numbers == (1...known.count).map { ["\($0)"] })
        }
    }

    @Test(
        "is a sound GeoPackage, and leaves what is there alone", .enabled(if: GeoPackageFile.canRead, "GDAL"))
    func sound() async throws {
        let office = try await filled()
        let path = try await share(office, Office.ida)
        #expect(try await GeoPackageFile(path).faults() == "")
        #expect(try await GeoPackageFile(path).faultsInSpatialIndex(of: "mast") == "ok")
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        await #expect(throws: StoreProblem.self) { try await share(office, Office.ida) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
        #expect(try office.scratch.names().filter { $0.hasPrefix("del-") } == ["del-tovholder.gpkg"])
    }
}
