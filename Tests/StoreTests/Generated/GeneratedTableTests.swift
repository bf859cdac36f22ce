import Foundation
import LandkortCore
import LandkortStore
import Support
import Testing

/// The tables that the declarations ask for, as GDAL finds them.
@Suite("The table of every register")
struct GeneratedTableTests {
    private struct Layer: Decodable {
        var geometry: String
        var system: String?
        var rows: Int
        var fields: [String: String]
    }

    @Test("has a column of its type for each field, its geometry, and its rows", .enabled(if: Tool.python.isHere))
    func tables() async throws {
        let all = try await GeneratedStore(.geoPackage, rows: 2)
        let script = try all.scratch.write(Self.script, to: "lag.py")
        let outcome = try await Tool.python.run([script, all.scratch.path("lager.gpkg")])
        try #require(outcome.code == 0, "\(outcome.errors)")
        let layers = try JSONDecoder().decode([String: Layer].self, from: Data(outcome.output.utf8))
        for register in all.registers {
            let layer = try #require(layers[register.id.rawValue], "\(register.id) has no table")
            #expect(layer.rows == 2)
            #expect(layer.geometry == register.geometry?.ogcName ?? "NONE", "\(register.id)")
            #expect(layer.system == (register.geometry == nil ? nil : "25832"), "\(register.id)")
            for field in register.fields {
                #expect(layer.fields[field.name] == Self.type(field), "\(register.id).\(field.name)")
            }
        }
    }

    private static func type(_ field: Field) -> String {
        guard !field.multivalued else { return "String" }
        return switch field.type {
        case .integer: "Integer64"
        case .number: "Real"
        case .boolean: "Integer:Boolean"
        case .date: "Date"
        case .datetime: "DateTime"
        case .string, .uri, .time, .code, .reference: "String"
        }
    }

    private static let script = """
        import json, sys
        from osgeo import ogr
        ogr.UseExceptions()
        layers = {}
        for layer in ogr.Open(sys.argv[1]):
            fields = {}
            for field in layer.schema:
                part = field.GetSubType()
                fields[field.name] = field.GetTypeName() + (":" + ogr.GetFieldSubTypeName(part) if part else "")
            system = layer.GetSpatialRef()
            kind = ogr.GeometryTypeToName(layer.GetGeomType()).upper().replace(" ", "")
            layers[layer.GetName()] = {
                "geometry": kind, "system": system and system.GetAuthorityCode(None), "rows": layer.GetFeatureCount(),
                "fields": fields}
        print(json.dumps(layers))
        """
}
