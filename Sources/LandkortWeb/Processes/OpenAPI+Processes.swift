import LandkortApplication
import LandkortCore

/// The analyses and their jobs in the API's description.
extension OpenAPI {
    var processPaths: [(String, JSON)] {
        let limit = query("limit", ["type": "integer", "minimum": 1, "maximum": 10_000, "default": 1000])
        let process = pathParameter("processId", enumeration: AnalysisProcess.all.map(\.id))
        let job = pathParameter("jobId")
        let results = get("results", Bilingual(da: "Et jobs resultat", en: "A job's results"), [job])
        return [
            (
                "/processes",
                get("processes", Bilingual(da: "Analyser", en: "Analyses"), [limit], formats: [.json, .html])
            ),
            (
                "/processes/{processId}",
                get("process", Bilingual(da: "En analyse", en: "An analysis"), [process], formats: [.json, .html])
            ),
            ("/processes/{processId}/execution", ["post": execution(process)]),
            ("/jobs", get("jobs", Bilingual(da: "Job", en: "Jobs"), [limit], formats: [.json, .html])),
            (
                "/jobs/{jobId}",
                get("job", Bilingual(da: "Et job", en: "A job"), [job], formats: [.json, .html]).adding([
                    ("delete", dismissal(job))
                ])
            ),
            ("/jobs/{jobId}/results", results),
        ]
    }

    private func execution(_ process: JSON) -> JSON {
        let title = Bilingual(da: "Kør en analyse", en: "Run an analysis")
        let preference: JSON = [
            "name": "Prefer", "in": "header", "required": false,
            "schema": ["type": "string", "enum": ["respond-async", "respond-sync"]],
        ]
        let members: JSON = [
            "inputs": ["type": "object", "additionalProperties": ["type": "string"]],
            "outputs": ["type": "object"], "response": ["type": "string", "enum": ["raw", "document"]],
        ]
        let body: JSON = ["schema": ["type": "object", "properties": members]]
        let answers = ["application/json", "text/csv", "application/geo+json", "text/html", "text/plain"].map { type in
            JSON.Member(name: type, value: ["schema": [:]])
        }
        return [
            "operationId": "execute", "summary": .string(title[language]), "parameters": [process, preference],
            "requestBody": ["required": true, "content": ["application/json": body]],
            "responses": responses([
                ("200", ["description": "OK", "content": .object(answers)]),
                ("201", ["description": "A job", "content": ["application/json": ["schema": ["type": "object"]]]]),
            ]),
        ]
    }

    private func dismissal(_ job: JSON) -> JSON {
        let title = Bilingual(da: "Afbryd et job", en: "Dismiss a job")
        return [
            "operationId": "dismiss", "summary": .string(title[language]), "parameters": [job],
            "responses": responses([
                ("200", ["description": "OK", "content": ["application/json": ["schema": ["type": "object"]]]])
            ]),
        ]
    }

    private func responses(_ good: [(String, JSON)]) -> JSON {
        let codes = ["400", "401", "403", "404", "413", "429", "500", "503"]
        return .object((good + codes.map { ($0, Self.failure()) }).map { JSON.Member(name: $0, value: $1) })
    }
}
