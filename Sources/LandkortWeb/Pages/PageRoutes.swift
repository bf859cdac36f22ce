import Hummingbird
import LandkortApplication
import LandkortCore

/// Pages that are not the form of a resource: the address search, what the map asks for, figures as a file, and reports.
struct PageRoutes {
    let pages: Pages

    func add(to router: Router<RequestSource>) {
        router.get("adresser") { request, context in try await pages.search(request, context) }
        router.get("steder.json", use: places)
        router.get("daekningsgrad", use: figures)
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

    /// The rows of `daekningsgrad` behind a table, as CSV or JSON.
    @Sendable func figures(_ request: Request, _ context: RequestSource) async throws -> Response {
        let process = try AnalysisProcess.named("daekningsgrad")
        let parameters = request.parameters
        var inputs: [String: String] = [:]
        for (name, value) in parameters.pairs where name != "f" && name != "lang" { inputs[name] = value }
        let answer = try await process.run(inputs, in: pages.workspace, reader: context.reader)
        guard parameters["f"] == "csv", let table = answer.csv else {
            return Reply.bytes(answer.json, "application/json", to: request)
        }
        return Reply.bytes(table, "text/csv; charset=utf-8; header=present", to: request)
    }
}
