import Hummingbird
import LandkortApplication
import LandkortCore

/// Pages that are not the form of a resource: the address search, what the map asks for, figures as a file, and reports.
struct PageRoutes {
    let pages: Pages

    func add(to router: Router<RequestSource>) {
        router.get("adresser") { request, context in try await pages.search(request, context) }
        router.get("steder.json", use: places)
        for process in AnalysisProcess.all where process.output == .rows {
            router.get(RouterPath(process.id)) { request, context in
                try await figures(of: process, request, context)
            }
        }
        router.get("rapporter/:process") { request, context in try await pages.report(request, context) }
    }

    /// Towns to write on the map: those of the sample, where the store shows the sample.
    @Sendable func places(_ request: Request, _ context: RequestSource) async throws -> Response {
        guard try await pages.workspace.campaigns().contains(where: \.isSynthetic) else {
            return Reply.json([], to: request)
        }
        let places = pages.places.atlas.places.map { place -> JSON in
            let degrees = ReferenceSystem.utm32.convert(place.position, to: .crs84)
            return [
                "navn": .string(place.name), "lon": .number((degrees.x * 1e5).rounded() / 1e5),
                "lat": .number((degrees.y * 1e5).rounded() / 1e5), "indbyggere": .integer(place.population),
            ]
        }
        return Reply.json(.array(places), to: request)
    }

    /// The rows of an analysis behind a table, as CSV, GeoJSON or JSON.
    private func figures(
        of process: AnalysisProcess, _ request: Request, _ context: RequestSource
    ) async throws -> Response {
        let parameters = request.parameters
        var inputs: [String: String] = [:]
        for (name, value) in parameters.pairs where name != "f" && name != "lang" { inputs[name] = value }
        let answer = try await process.run(inputs, in: pages.workspace, reader: context.reader)
        let types = ["csv": "text/csv", "geojson": "application/geo+json"]
        let written = answer.written(as: types[parameters["f"] ?? ""] ?? "application/json")
        return Reply.bytes(written?.bytes ?? answer.json, written?.type ?? "application/json", to: request)
    }
}
