import Foundation

/// A GeoPackage as GDAL and SQLite see it, without any code of ours.
public struct GeoPackageFile: Sendable {
    /// Where it lies.
    public let path: String

    /// The file at `path`.
    public init(_ path: String) { self.path = path }

    /// Whether GDAL and its Python module are on this machine.
    public static let canRead = Tool.ogrinfo.isHere && Tool.ogr2ogr.isHere && Tool.python.isHere

    /// Rows of a query, each a list of texts, through Python's SQLite.
    public func rows(_ sql: String) async throws -> [[String]] {
        let script = """
            import json, sqlite3, sys
            connection = sqlite3.connect(sys.argv[1], timeout=20, isolation_level=None)
            rows = connection.execute(sys.argv[2]).fetchall()
            print(json.dumps([["NULL" if cell is None else str(cell) for cell in row] for row in rows]))
            """
        let outcome = try await Tool.python.run(["-c", script, path, sql])
        guard outcome.code == 0 else { throw ToolProblem(text: outcome.errors) }
        return try JSONDecoder().decode([[String]].self, from: Data(outcome.output.utf8))
    }

    /// The single value of a query.
    public func value(_ sql: String) async throws -> String {
        try await rows(sql).first?.first ?? "no row"
    }

    /// Runs a statement as GDAL does it, with GDAL's own spatial functions.
    public func edit(_ sql: String) async throws {
        let outcome = try await Tool.ogrinfo.run(["-q", "-update", path, "-sql", sql])
        guard outcome.code == 0, !outcome.errors.contains("ERROR") else { throw ToolProblem(text: outcome.errors) }
    }

    /// Adds the features of a GeoJSON text to a layer, as QGIS or a script would.
    public func append(_ geoJSON: String, to layer: String, in scratch: Scratch) async throws {
        let source = try scratch.write(geoJSON, to: "append-\(UUID().uuidString).geojson")
        let outcome = try await Tool.ogr2ogr.run([
            "-f", "GPKG", "-update", "-append", path, source, "-nln", layer, "-t_srs", "EPSG:25832",
        ])
        guard outcome.code == 0, !outcome.errors.contains("ERROR") else { throw ToolProblem(text: outcome.errors) }
    }

    /// Copies a layer, edits the copy, and writes its rows back over the ones they were copied from.
    public func upsert(_ layer: String, setting change: String, in scratch: Scratch) async throws {
        let copy = scratch.path("upsert-\(UUID().uuidString).gpkg")
        let steps: [(tool: Tool, arguments: [String])] = [
            (.ogr2ogr, [copy, path, layer, "-preserve_fid"]),
            (.ogrinfo, ["-q", "-update", copy, "-sql", "UPDATE \(layer) SET \(change)"]),
            (.ogr2ogr, ["-update", "-upsert", "-preserve_fid", path, copy, layer]),
        ]
        for step in steps {
            let outcome = try await step.tool.run(step.arguments)
            guard outcome.code == 0, !outcome.errors.contains("ERROR") else { throw ToolProblem(text: outcome.errors) }
        }
    }

    /// What GDAL's validator finds; empty when the file is as the standard says.
    ///
    /// - Parameter strictly: what it only warns of, and what it looks at when asked for more, are faults too.
    public func faults(strictly: Bool = false) async throws -> String {
        let more = strictly ? ["--extra", "--warning-as-error"] : []
        let outcome = try await Tool.python.run(["-m", "osgeo_utils.samples.validate_gpkg"] + more + [path])
        return outcome.code == 0
            ? outcome.output + outcome.errors : "\(outcome.code): \(outcome.output)\(outcome.errors)"
    }

    /// Whether the R-tree of `layer` is sound and holds exactly the boxes of its rows.
    public func faultsInSpatialIndex(of layer: String) async throws -> String {
        let script = """
            import sys
            from osgeo import ogr, gdal
            gdal.UseExceptions()
            layer = sys.argv[2]
            source = ogr.Open(sys.argv[1])
            ask = lambda sql: [tuple(row.GetField(i) for i in range(row.GetFieldCount())) for row in source.ExecuteSQL(sql)]
            print(ask(f"SELECT rtreecheck('rtree_{layer}_geom') AS found")[0][0])
            indexed = {row[0]: row[1:] for row in ask(f"SELECT id, minx, maxx, miny, maxy FROM rtree_{layer}_geom")}
            rows = {f.GetFID(): f.GetGeometryRef().GetEnvelope() for f in source.GetLayerByName(layer)
                    if f.GetGeometryRef() is not None and not f.GetGeometryRef().IsEmpty()}
            if indexed.keys() != rows.keys():
                print("rows", sorted(indexed.keys() ^ rows.keys()))
            for fid, box in rows.items():
                if any(abs(a - b) > 1 for a, b in zip(box, indexed.get(fid, box))):
                    print("box", fid, box, indexed[fid])
            """
        let outcome = try await Tool.python.run(["-c", script, path, layer])
        guard outcome.code == 0 else { throw ToolProblem(text: outcome.errors) }
        return outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
