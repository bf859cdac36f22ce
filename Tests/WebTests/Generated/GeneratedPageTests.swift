import Foundation
import LandkortApplication
import LandkortCore
import LandkortRegisters
import LandkortStore
import Support
import Testing

@testable import LandkortWeb

/// Every declared register as the public meets it, with nothing written for any of them.
@Suite("Every register on the web")
struct GeneratedPageTests {
    /// A server of every register; read by all tests and written by none.
    private struct Town: Sendable {
        let scratch: Scratch
        let client: Client
        /// Rows that the public may see where it may see any.
        let rows: [RegisterID: [Feature]]

        static let shared = Task { try await Town() }

        init() async throws {
            scratch = try Scratch()
            let seeds = try BuiltIn().seeds
            var made = DeclaredRegisters.rows(3, beside: seeds)
            for register in DeclaredRegisters.all where register["off_kode"] != nil {
                made[register.id]?[0]["off_kode"] = "1"
            }
            let store = try await GeoPackageStore.open(
                scratch.path("by.gpkg"), registers: DeclaredRegisters.all, seeds: seeds, creating: true)
            try await store.insert(made)
            rows = made.merging(seeds) { $1 }
            client = try Client(store)
        }
    }

    private func access(_ register: Register) -> Access { Reader.anonymous.access(to: register) }

    @Test("has a list, a description and a page of a record in both languages", arguments: DeclaredRegisters.all)
    func pages(register: Register) async throws {
        let town = try await Town.shared.value
        let row = try #require(town.rows[register.id]?.first)
        let path = "/collections/\(register.id)"
        for language in [Language.da, .en] {
            for page in [path, "\(path)/items", "\(path)/items/\(row.id.percentEncoded)"] {
                let answer = try await town.client.get("\(page)?f=html&lang=\(language.rawValue)")
                #expect(answer.status == (access(register).isReadable ? 200 : 404), "\(page)")
                guard answer.status == 200 else { continue }
                #expect(answer.text.contains("<html lang=\"\(language.rawValue)\""), "\(page)")
                let title = page == path || page.hasSuffix("/items") ? register.title[language] : row.id
                #expect(answer.text.contains(Self.escaped(title)), "\(page) \(language)")
            }
        }
    }

    private static func escaped(_ text: String) -> String { text.replacing("&", with: "&amp;") }

    @Test("has a collection whose links all lead somewhere, and the record as it is", arguments: DeclaredRegisters.all)
    func collection(register: Register) async throws {
        guard access(register).isReadable else { return }
        let town = try await Town.shared.value
        let answer = try await town.client.get("/collections/\(register.id)?f=json")
        let links = try answer.links().compactMap { $0["href"] }
        #expect(links.count > 3)
        for link in links {
            let linked = try await town.client.get(try Client.path(link))
            #expect(linked.status == 200, "\(link)")
        }
        let row = try #require(town.rows[register.id]?.first)
        let item = try await town.client.get("/collections/\(register.id)/items/\(row.id.percentEncoded)?f=json").json()
        let values = try #require(item["properties"] as? [String: Any])
        for field in register.fields where !row[field.name].isNull {
            let isShown = access(register).sees(field.name)
            #expect((values[field.name] != nil) == isShown, "\(register.id).\(field.name)")
        }
    }

    @Test("has tiles where it has places", arguments: DeclaredRegisters.all)
    func tiles(register: Register) async throws {
        let town = try await Town.shared.value
        let path = "/collections/\(register.id)/tiles"
        guard access(register).isReadable, register.geometry != nil else {
            #expect(try await town.client.get(path).status >= 400, "\(register.id)")
            return
        }
        #expect(try await town.client.get(path).status == 200)
        // A register may have places and rows that know none, as the municipalities that every store begins with.
        guard let place = town.rows[register.id]?.first?.geometry?.envelope else { return }
        for set in TileMatrixSet.all {
            let corner = ReferenceSystem.utm32.convert(Position(x: place.minX, y: place.minY), to: set.system)
            let tile = try #require(set.tile(at: corner, z: set.id == "View1" ? 9 : 12))
            let answer = try await town.client.get("\(path)/\(set.id)/\(tile.z)/\(tile.row)/\(tile.col)")
            #expect(answer.status == 200)
            let layer = try #require(try TileReader(answer.bytes).layers.first, "\(register.id) \(set.id)")
            #expect(layer.name == register.id.rawValue && !layer.features.isEmpty, "\(register.id) \(set.id)")
        }
    }

    @Test("is named in the description of the API, if the public may read it")
    func description() async throws {
        let town = try await Town.shared.value
        for language in [Language.da, .en] {
            let paths = try await town.client.get("/api?lang=\(language.rawValue)").json()["paths"] as? [String: Any]
            for register in DeclaredRegisters.all where access(register).isReadable {
                for path in ["", "/items", "/items/{featureId}"] {
                    #expect(paths?["/collections/\(register.id)\(path)"] != nil, "\(register.id)\(path)")
                }
            }
        }
    }
}
