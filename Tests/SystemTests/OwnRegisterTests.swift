import Foundation
import Support
import Testing

@Suite("Registers of a customer's own")
struct OwnRegisterTests {
    private static let charger = """
        id: urn:eksempel:ladestander
        name: ladestander
        title: Ladestandere
        description: Steder, hvor en elbil kan lades.
        version: "1.0"
        status: draft
        imports: [linkml:types, ../faelles/objekt, ../faelles/adresse, ../faelles/synlighed]
        classes:
          Ladestander:
            description: Et sted med et eller flere stik.
            mixins: [Objekt, Adresse, Synlighed]
            annotations: {geometri: Point, skriv: tovholder, liste: "udbyder, effekt"}
            attributes:
              udbyder: {title: Udbyder, description: Firmaet bag., required: true}
              effekt: {title: Effekt, description: Det højeste pr. stik., range: integer, unit: {symbol: kW}}
        """

    private func folder(_ name: String, in scratch: Scratch, _ text: String = charger) throws -> String {
        let folder = scratch.folder.appending(path: name)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: folder.appending(path: "ladestander.yaml"))
        return folder.path
    }

    @Test("one file in a folder is a register of the store, named or beside it")
    func added() async throws {
        let scratch = try Scratch()
        let rows = try scratch.write(CoverageFile.text(rows: 0..<3), to: "a.csv")
        let mine = try folder("mine", in: scratch)
        let named = try await Landkort.importPart(rows, into: scratch.path("a.gpkg"), "--registers", mine)
        #expect(named.code == 0, "\(named.errors)")
        _ = try folder("b.registre", in: scratch)
        let beside = try await Landkort.importPart(rows, into: scratch.path("b.gpkg"))
        #expect(beside.code == 0, "\(beside.errors)")
        for store in ["a.gpkg", "b.gpkg"] {
            let table = try await Tool.ogrinfo.run(["-so", scratch.path(store), "ladestander"])
            #expect(table.output.contains("effekt: Integer") && table.output.contains("Geometry: Point"), "\(table)")
        }
    }

    @Test("every fault in it is told with its place, and no store is made")
    func refused() async throws {
        let scratch = try Scratch()
        let text = Self.charger.replacing("required:", with: "kraeves:").replacing(
            "geometri: Point", with: "geometri: Punkt")
        let mine = try folder("mine", in: scratch, text)
        let outcome = try await Landkort.run("demo", "--store", scratch.path("a.gpkg"), "--registers", mine)
        #expect(outcome.code == 64)
        outcome.says("\(mine)/ladestander.yaml:12:29: ", "\(mine)/ladestander.yaml:14:60: ", "^")
        #expect(try scratch.names() == ["mine"])
    }

    @Test("a folder that is not there, is no folder or holds no text is told")
    func noFolder() async throws {
        let scratch = try Scratch()
        let absent = try await Landkort.run("demo", "--store", scratch.path("a.gpkg"), "--registers", scratch.path("x"))
        #expect(absent.code == 66)
        absent.says(scratch.path("x"))
        let file = try scratch.write("", to: "fil")
        let outcome = try await Landkort.run("demo", "--store", scratch.path("a.gpkg"), "--registers", file)
        #expect(outcome.code == 64)
        let mine = try folder("mine", in: scratch)
        try Data([0xFF, 0xFE, 0x41]).write(to: URL(fileURLWithPath: mine + "/b.yaml"))
        let binary = try await Landkort.run("demo", "--store", scratch.path("a.gpkg"), "--registers", mine)
        #expect(binary.code == 64)
        binary.says("b.yaml", "UTF-8")
    }

    @Test("a changed declaration is planned and applied on request alone, or refused with the reason")
    func changed() async throws {
        let scratch = try Scratch()
        let store = scratch.path("a.gpkg")
        let rows = try scratch.write(CoverageFile.text(rows: 0..<3), to: "a.csv")
        _ = try folder("a.registre", in: scratch)
        #expect(try await Landkort.importPart(rows, into: store).code == 0)
        try await GeoPackageFile(store).edit("INSERT INTO ladestander (udbyder, effekt) VALUES ('x', 50)")

        let text = Self.charger.replacing("range: integer, unit: {symbol: kW}", with: "range: string")
        _ = try folder("a.registre", in: scratch, text)
        let refused = try await Landkort.run("run", "daekningsgrad", "--store", store)
        #expect(refused.code == 65)
        refused.says("ladestander.effekt", "landkort model apply")
        let plan = try await Landkort.run("model", "apply", "--store", store, "--plan")
        #expect(plan.code == 0 && plan.output.contains("planned"), "\(plan)")
        for word in ["done", "as declared"] {
            let outcome = try await Landkort.run("model", "apply", "--store", store)
            #expect(outcome.code == 0 && outcome.output.contains(word), "\(outcome)")
        }
        let stored = "SELECT typeof(effekt) || effekt FROM ladestander"
        #expect(try await GeoPackageFile(store).value(stored) == "text50")

        try await GeoPackageFile(store).edit("UPDATE ladestander SET effekt = 'mange'")
        _ = try folder("a.registre", in: scratch)
        let impossible = try await Landkort.run("model", "apply", "--store", store)
        #expect(impossible.code == 65)
        impossible.says("ladestander.effekt: 1 ", "»mange«")
        #expect(try await GeoPackageFile(store).value(stored) == "textmange")
    }

    @Test("a running server takes up a changed declaration, and refuses only the register that it has none of")
    func served() async throws {
        let scratch = try Scratch()
        let store = scratch.path("a.gpkg")
        let rows = try scratch.write(CoverageFile.text(rows: 0..<3), to: "a.csv")
        _ = try folder("a.registre", in: scratch)
        #expect(try await Landkort.importPart(rows, into: store).code == 0)
        try await GeoPackageFile(store).edit("INSERT INTO ladestander (udbyder, effekt) VALUES ('Ø-strøm', 50)")
        try await Served.store(store) { server in
            let items = "/collections/ladestander/items"
            #expect(try await server.get(items).text.contains("\"effekt\":50"))

            let named = Self.charger.replacing("effekt: {", with: "styrke: {aliases: [effekt], ")
                .replacing("udbyder, effekt", with: "udbyder, styrke")
            _ = try folder("a.registre", in: scratch, named)
            #expect(try await server.get(items).text.contains("\"effekt\":50"), "not before it is applied")
            #expect(try await Landkort.run("model", "apply", "--store", store).code == 0)
            #expect(try await server.get(items).text.contains("\"styrke\":50"))
            let schema = try await server.get("/collections/ladestander/schema")
            #expect(schema.text.contains("styrke") && !schema.text.contains("effekt"))
            let page = try await server.get(items, accepting: "text/html")
            #expect(page.status == 200 && page.text.contains("Ø-strøm"))

            _ = try folder("a.registre", in: scratch)
            #expect(try await server.get(items).status == 200)
            _ = try folder(
                "b.registre", in: scratch,
                Self.charger.replacing(
                    "effekt: {", with: "watt: {aliases: [styrke], "
                ).replacing("udbyder, effekt", with: "udbyder, watt"))
            let other = try await Landkort.run(
                "model", "apply", "--store", store, "--registers", scratch.path("b.registre"))
            #expect(other.code == 0, "\(other)")
            let refused = try await server.get(items)
            #expect(refused.status == 503 && refused.text.contains("store.reshaped"), "\(refused.text)")
            let told = try await server.get(items, accepting: "text/html")
            #expect(told.status == 503 && told.text.contains("start the program again"))
            #expect(try await server.json("/collections/kommune/items")["numberMatched"] as? Int == 99)
        }
    }
}
