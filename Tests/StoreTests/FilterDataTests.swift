import Foundation
import LandkortCore
import LandkortStore
import Support
import Testing

/// The data set of OGC's own tests, asked in CQL2 of our stores and in SQL of GDAL and SpatiaLite.
///
/// Its degrees are taken as metres, so that both compare in the same plane.
@Suite(
    "the data set that OGC publishes",
    .enabled(if: Places.hasData && Tool.python.isHere, "the data set is not beside the checkout, or there is no GDAL"))
struct FilterDataTests {
    /// Writes each record as a line of JSON, then the numbers that each condition finds.
    private static let script = """
        import json, sys
        from osgeo import ogr
        source = ogr.Open(sys.argv[1])
        layer = source.GetLayerByName(sys.argv[2])
        times = {ogr.OFTDate: 1, ogr.OFTDateTime: 2}
        def value(feature, place):
            if not feature.IsFieldSetAndNotNull(place): return None
            kind = times.get(feature.GetFieldDefnRef(place).GetType())
            if not kind: return feature.GetField(place)
            y, m, d, hour, minute, second, _ = feature.GetFieldAsDateTime(place)
            day = f'{y:04}-{m:02}-{d:02}'
            return day if kind == 1 else f'{day}T{hour:02}:{minute:02}:{int(second):02}Z'
        for feature in layer:
            names = [feature.GetFieldDefnRef(i).GetName() for i in range(feature.GetFieldCount())]
            values = {name: value(feature, i) for i, name in enumerate(names)}
            place = json.loads(feature.GetGeometryRef().ExportToJson(['COORDINATE_PRECISION=15']))
            print(json.dumps({'fid': feature.GetFID(), 'values': values, 'place': place}))
        for condition in sys.argv[3:]:
            found = source.ExecuteSQL(f'SELECT rowid AS n FROM {sys.argv[2]} WHERE {condition}', dialect='INDIRECT_SQLITE')
            print(json.dumps(sorted(row.GetField(0) for row in found)))
        """

    struct Layer: Sendable, CustomTestStringConvertible {
        let name: String
        let fields: [(String, FieldType)]
        let geometry: GeometryKind
        /// In CQL2 and in SQL.
        let questions: [(String, String)]
        var testDescription: String { name }
    }

    private static let layers = [
        Layer(
            name: "ne_110m_admin_0_countries", fields: [("NAME", .string), ("POP_EST", .number)],
            geometry: .multiPolygon,
            questions: [
                ("S_INTERSECTS(geometry, BBOX(0, 40, 10, 50))", "ST_Intersects(geom, BuildMbr(0, 40, 10, 50))"),
                ("S_DISJOINT(geometry, BBOX(0, 40, 10, 50))", "ST_Disjoint(geom, BuildMbr(0, 40, 10, 50))"),
                ("S_CONTAINS(geometry, POINT(7.02 49.25))", "ST_Contains(geom, MakePoint(7.02, 49.25))"),
                ("S_OVERLAPS(geometry, BBOX(-180, -90, 0, 90))", "ST_Overlaps(geom, BuildMbr(-180, -90, 0, 90))"),
                ("S_WITHIN(geometry, BBOX(-180, -90, 0, 90))", "ST_Within(geom, BuildMbr(-180, -90, 0, 90))"),
                (
                    "S_CROSSES(geometry, LINESTRING(0 40, 10 50))",
                    "ST_Crosses(geom, GeomFromText('LINESTRING(0 40, 10 50)'))"
                ),
                ("NAME LIKE 'B%' AND POP_EST > 10000000", "NAME GLOB 'B*' AND POP_EST > 10000000"),
                ("POP_EST / 1000000 >= 100 OR NAME IN ('Denmark')", "POP_EST >= 100000000 OR NAME = 'Denmark'"),
            ]),
        Layer(
            name: "ne_110m_populated_places_simple",
            fields: [
                ("name", .string), ("nameascii", .string), ("pop_other", .integer), ("date", .date),
                ("start", .datetime), ("end", .datetime), ("boolean", .boolean),
            ], geometry: .point,
            questions: [
                ("pop_other BETWEEN 1000000 AND 2000000", "pop_other BETWEEN 1000000 AND 2000000"),
                ("NOT name LIKE 'Br%'", "NOT name GLOB 'Br*'"), ("name <> nameascii", "name <> nameascii"),
                ("date >= DATE('2022-04-16')", "date >= '2022-04-16'"), ("date IS NULL", "date IS NULL"),
                ("T_BEFORE(date, DATE('2022-04-16'))", "date < '2022-04-16'"),
                ("start <= TIMESTAMP('2022-04-16T10:13:19Z')", "julianday(start) <= julianday('2022-04-16T10:13:19')"),
                (
                    "T_DURING(INTERVAL(start, \"end\"), INTERVAL('2022-01-01', '2023-12-31'))",
                    "start >= '2022-01-02' AND \"end\" < '2023-12-31'"
                ),
                ("boolean = TRUE", "boolean = 1"), ("NOT boolean", "boolean = 0"),
                ("S_WITHIN(geometry, BBOX(0, 40, 10, 50))", "ST_Within(geom, BuildMbr(0, 40, 10, 50))"),
            ]),
        Layer(
            name: "ne_110m_rivers_lake_centerlines", fields: [("name", .string)], geometry: .lineString,
            questions: [
                (
                    "S_INTERSECTS(geometry, LINESTRING(-60 -90, -60 90))",
                    "ST_Intersects(geom, GeomFromText('LINESTRING(-60 -90, -60 90)'))"
                ),
                (
                    "S_CROSSES(geometry, BBOX(-60, -20, -50, 10))",
                    "ST_Crosses(geom, BuildMbr(-60, -20, -50, 10))"
                ),
                ("S_WITHIN(geometry, BBOX(-180, -90, 0, 90))", "ST_Within(geom, BuildMbr(-180, -90, 0, 90))"),
            ]),
    ]

    @Test("gives the same records as GDAL and SpatiaLite", arguments: layers)
    func same(layer: Layer) async throws {
        let path = Places.data.appending(path: "cql2/data/ne110m4cql2.gpkg").path
        let outcome = try await Tool.python.run(["-c", Self.script, path, layer.name] + layer.questions.map(\.1))
        let lines = outcome.output.split(separator: "\n").map { Data($0.utf8) }
        try #require(outcome.code == 0, "\(outcome.errors)")
        let register = Self.register(layer)
        let features = try lines.dropLast(layer.questions.count).map { try Self.feature($0, register) }
        let expected = try lines.suffix(layer.questions.count).map { try JSONDecoder().decode([Int].self, from: $0) }
        for kind in StoreKind.allCases {
            let scratch = try Scratch()
            let store = try await kind.open(in: scratch, [register])
            try await store.insert([register.id: features])
            for (question, numbers) in zip(layer.questions, expected) {
                var query = FeatureQuery()
                query.filter = Filter(try FilterExpression(text: question.0), system: .utm32)
                let found = try await store.features(in: register.id, matching: query, reader: .administrator)
                #expect(found.features.map(\.id) == numbers.map(Trial.id), "\(question.0)")
            }
        }
        #expect(expected.contains { !$0.isEmpty })
    }

    /// How many of the places OGC's own test expects (CQL2, annex A); all but three have no time at all.
    private static let expected: [(String, Int)] = [
        ("t_after(interval(start,end),interval('..','2022-04-16T10:13:19Z'))", 1),
        ("t_before(interval(start,end),interval('2023-01-01T00:00:00Z','..'))", 2),
        ("t_disjoint(interval(start,end),interval('2022-04-16T10:13:19Z','2022-04-16T10:15:09Z'))", 1),
        ("t_equals(interval(start,end),interval('2021-04-16T10:15:59Z','2022-04-16T10:16:06Z'))", 1),
        ("t_intersects(interval(start,end),interval('2022-04-16T10:13:19Z','2022-04-16T10:15:09Z'))", 2),
        ("T_CONTAINS(interval(start,end),interval('2022-04-16T10:13:19Z','2022-04-16T10:15:10Z'))", 1),
        ("T_DURING(interval(start,end),interval('2022-01-01T00:00:00Z','2022-12-31T23:59:59Z'))", 1),
        ("T_FINISHES(interval(start,end),interval('2020-04-16T10:13:19Z','2022-04-16T10:16:06Z'))", 1),
        ("T_FINISHEDBY(interval(start,end),interval('2022-04-16T10:13:19Z','2022-04-16T10:16:06Z'))", 1),
        ("T_MEETS(interval(start,end),interval('2022-04-16T10:13:19Z','2022-04-16T10:15:10Z'))", 0),
        ("T_METBY(interval(start,end),interval('2022-04-16T10:13:19Z','2022-04-16T10:15:10Z'))", 1),
        ("T_OVERLAPPEDBY(interval(start,end),interval('2020-04-16T10:13:19Z','2022-04-16T10:15:10Z'))", 2),
        ("T_OVERLAPS(interval(start,end),interval('2022-04-16T10:13:19Z','2023-04-16T10:15:10Z'))", 1),
        ("T_STARTEDBY(interval(start,end),interval('2022-04-16T10:13:19Z','2022-04-16T10:15:10Z'))", 1),
        ("T_STARTS(interval(start,end),interval('2022-04-16T10:13:19Z','2022-04-16T10:15:10Z'))", 0),
        ("t_disjoint(\"date\",date('2022-04-16'))", 2),
        ("t_intersects(start,interval('2022-01-01T00:00:00Z','2022-12-31T23:59:59Z'))", 2),
        ("NOT t_intersects(interval(start,end),interval('2022-04-16T10:13:19Z','2022-04-16T10:15:09Z'))", 1),
    ]

    @Test("intervals find as many as OGC expects, and never what has no time")
    func intervals() async throws {
        let layer = Self.layers[1]
        let path = Places.data.appending(path: "cql2/data/ne110m4cql2.gpkg").path
        let outcome = try await Tool.python.run(["-c", Self.script, path, layer.name])
        let register = Self.register(layer)
        let features = try outcome.output.split(separator: "\n").map { try Self.feature(Data($0.utf8), register) }
        for kind in StoreKind.allCases {
            let scratch = try Scratch()
            let store = try await kind.open(in: scratch, [register])
            try await store.insert([register.id: features])
            for (question, number) in Self.expected {
                var query = FeatureQuery()
                query.filter = Filter(try FilterExpression(text: question), system: .utm32)
                let found = try await store.count(in: register.id, matching: query, reader: .administrator)
                #expect(found == number, "\(question)")
            }
        }
    }

    private static func register(_ layer: Layer) -> Register {
        let key = Trial.field("objekt_id", isIdentifier: true)
        return Register(
            id: "ogc", title: Bilingual(da: "OGC", en: "OGC"),
            fields: [key] + layer.fields.map { Trial.field($0.0, $0.1) }, geometry: layer.geometry, identifier: key,
            label: ["objekt_id"], listColumns: ["objekt_id"])
    }

    private static func feature(_ line: Data, _ register: Register) throws -> Feature {
        let object = try #require(try JSONSerialization.jsonObject(with: line) as? [String: Any])
        let values = try #require(object["values"] as? [String: Any])
        var feature = Feature(id: Trial.id(try #require(object["fid"] as? Int)), values: [:])
        for field in register.fields {
            guard let found = values[field.name], !(found is NSNull) else { continue }
            let number = JSONNumber(found)
            switch field.type {
            case .boolean: feature[field.name] = .boolean(number?.integer == 1 || found as? Bool == true)
            case .integer: feature[field.name] = number?.integer.map(Value.integer) ?? .null
            case .number: feature[field.name] = number.map { .number($0.double) } ?? .null
            default: feature[field.name] = (found as? String).map(Value.string) ?? .null
            }
        }
        feature.geometry = try GeoJSON.decode(object: try #require(object["place"]), in: .utm32)
        return feature
    }
}
