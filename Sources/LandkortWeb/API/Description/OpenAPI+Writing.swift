import HTTPTypes
import LandkortCore

/// What can be sent: OGC API – Features Part 4.
extension OpenAPI {
    static let security: JSON = ["token": ["type": "http", "scheme": "bearer"]]

    /// `found`, the description of what is read at `path`, with what is written there.
    func writing(_ path: String, _ found: JSON, _ source: any FeatureSource) -> JSON {
        guard isWritten, source is RegisterSource else { return found }
        let (items, name) = ("/collections/\(source.id)/items", source.id)
        switch path {
        case items:
            return found.adding([("post", operation("\(name).create", source, .post, [201: "Created"]))])
        case "\(items)/{featureId}":
            return found.adding([
                ("put", operation("\(name).replace", source, .put, [204: "Replaced"])),
                ("patch", operation("\(name).update", source, .patch, [204: "Changed"])),
                ("delete", operation("\(name).delete", source, .delete, [204: "Deleted"])),
            ])
        default: return found
        }
    }

    /// Where deleted records are brought back.
    func restoring(_ source: any FeatureSource) -> [(String, JSON)] {
        guard isWritten, source is RegisterSource else { return [] }
        let post = operation("\(source.id).restore", source, .post, [201: "Restored"], isReturn: true)
        return [("/collections/\(source.id)/items/{featureId}/restore", ["post": post])]
    }

    private func operation(
        _ id: String, _ source: any FeatureSource, _ method: HTTPRequest.Method, _ done: KeyValuePairs<Int, String>,
        isReturn: Bool = false
    ) -> JSON {
        let types = isReturn ? [] : RecordBody.mediaTypes[method] ?? []
        let (isNew, system) = (method == .post && !isReturn, isReturn ? [] : [Self.system])
        let failures = [400, 401, 403, 404, 405, 409, 410, 412, 413, 415, 422, 428, 500]
        let waits = Bilingual(da: "Venter på gennemsyn", en: "Waits for review")[language]
        let responses =
            done.map { JSON.Member(name: "\($0.key)", value: ["description": .string($0.value)]) }
            + [JSON.Member(name: "202", value: ["description": .string(waits)])]
            + failures.map { JSON.Member(name: "\($0)", value: Self.failure()) }
        let operation: JSON = [
            "operationId": .string(id), "summary": .string(source.title[language]), "security": [["token": []]],
            "parameters": .array(
                (isNew ? [] : [pathParameter("featureId")]) + (isNew || isReturn ? [] : [Self.match]) + system),
            "responses": .object(responses),
        ]
        guard !types.isEmpty else { return operation }
        let body: JSON = [
            "required": true,
            "content": .object(types.map { .init(name: $0, value: ["schema": Self.feature(source)]) }),
        ]
        return operation.adding([("requestBody", body)])
    }

    private static let match: JSON = [
        "name": "If-Match", "in": "header", "required": false, "schema": ["type": "string"],
    ]

    private static var system: JSON {
        let systems = SystemParameter.systems.map { JSON.string("<\($0.uri)>") }
        return [
            "name": "Content-Crs", "in": "header", "required": false,
            "schema": ["type": "string", "enum": .array(systems)],
        ]
    }
}
