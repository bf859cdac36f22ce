import LandkortCore
import LandkortStore
import Support
import Testing

@Suite("GeoJSON documents, whole and otherwise")
struct GeoJSONRowsTests {
    private let scratch = try! Scratch()

    private func feature(_ properties: String) -> String {
        #"{"type": "Feature", "geometry": null, "properties": {\#(properties)}}"#
    }

    private func collection(_ features: String...) -> String {
        #"{"type": "FeatureCollection", "features": [\#(features.joined(separator: ", "))]}"#
    }

    private func problem(_ text: String) throws -> ExchangeProblem? {
        let path = try scratch.write(text, to: "a.geojson")
        return #expect(throws: ExchangeProblem.self, "\(text)") { try RowFiles.rows(path) }
    }

    @Test("features behind one another are rows, with the names of all of them", arguments: ["\n", "", "\r\n\r\n"])
    func lines(between: String) throws {
        let text = [feature(#""a": 1"#), feature(#""b": 2"#)].joined(separator: between) + between
        let read = try RowFiles.rows(try scratch.write(text, to: "a.geojson"))
        #expect(read.columns == ["a", "b"])
        #expect(read.rows.map(\.cells) == [[.value(1), .value(.null)], [.value(.null), .value(2)]])
    }

    @Test("more behind a collection or a feature is told with its line")
    func more() throws {
        let one = collection(feature(#""a": 1"#))
        for (text, line) in [
            (one + one, 1), (one + "\n\n" + one, 3), (one + " xyz", 1), (one + ",", 1),
            (feature(#""a": 1"#) + "\nxyz", 2), (feature(#""a": 1"#) + ",", 1),
        ] {
            let problem = try problem(text)
            #expect(problem?.code == "exchange.more-behind" && problem?.kind == .invalid)
            #expect(problem?.message.da.contains("a.geojson, linje \(line): ") == true, "\(text)")
        }
    }

    @Test("a comma too many or too few is no GeoJSON")
    func commas() throws {
        let (a, b) = (feature(#""a": 1"#), feature(#""a": 2"#))
        #expect(try RowFiles.rows(try scratch.write(collection(a, b), to: "b.geojson")).rows.count == 2)
        for text in [collection(a + ","), collection(a + " " + b), collection("," + a), collection(a, "", b)] {
            #expect(try problem(text)?.code == "exchange.not-geojson")
        }
    }

    @Test("a name that stands twice is told with the feature it is in")
    func repeated() throws {
        let good = feature(#""a": 1"#)
        let twice = #"{"type": "Feature", "geometry": null, "geometry": null, "properties": {"a": 1}}"#
        for (text, name, number) in [
            (collection(good, feature(#""a": 1, "b": 2, "a": 3"#)), "a", 2),
            (collection(feature(#""a": 1, "\u0061": 3"#)), "a", 1), (collection(good, good, twice), "geometry", 3),
        ] {
            let problem = try problem(text)
            #expect(problem?.code == "exchange.repeated-name")
            #expect(problem?.message.en.contains("“\(name)” stands twice in feature no. \(number)") == true)
        }
        #expect(try problem(#"{"type": "FeatureCollection", "features": [], "features": []}"#)?.kind == .invalid)
    }

    @Test("a coordinate system that cannot be read is not passed over, and null says nothing")
    func systems() throws {
        func text(_ system: String) -> String {
            #"{"type": "FeatureCollection", "crs": \#(system), "features": [\#(feature(#""a": 1"#))]}"#
        }
        for system in ["7", "{}", "\"her\"", "[]", #"{"type": "name", "properties": {"name": 7}}"#] {
            let problem = try problem(text(system))
            #expect(problem?.code == "exchange.unknown-system")
            #expect(problem?.message.da.contains(system) == true && problem?.message.da.contains("EPSG:25832") == true)
        }
        #expect(try RowFiles.rows(try scratch.write(text("null"), to: "b.geojson")).rows.count == 1)
    }
}
