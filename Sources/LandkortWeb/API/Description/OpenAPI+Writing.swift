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
        case "\(items)/{featureId}/attachments": return found.adding([("post", attaching(source))])
        case "\(items)/{featureId}/attachments/{attachmentId}":
            return found.adding([
                ("patch", changing(source, "choose", Self.choice)), ("delete", changing(source, "remove", nil)),
            ])
        default: return found
        }
    }

    /// A file is the body itself.
    private func attaching(_ source: any FeatureSource) -> JSON {
        let file: JSON = ["schema": ["type": "string", "format": "binary"]]
        let types = (source as? RegisterSource)?.register.attachments?.types ?? []
        let said = AttachmentRoutes.choices.map { query($0, ["type": "string", "enum": .array($1.map(JSON.string))]) }
        return written(
            "\(source.id).attach", source,
            [pathParameter("featureId")]
                + ["filename", "title"].map { query($0, ["type": "string"]) } + said,
            [201: "Created"]
        ).adding([
            (
                "requestBody",
                ["required": true, "content": .object(types.map { .init(name: $0.rawValue, value: file) })]
            )
        ])
    }

    private func changing(_ source: any FeatureSource, _ name: String, _ body: JSON?) -> JSON {
        let (parameters, id) = ([pathParameter("featureId"), pathParameter("attachmentId")], "\(source.id).\(name)")
        let operation = written(id, source, parameters, [204: "Done"])
        return body.map { operation.adding([("requestBody", $0)]) } ?? operation
    }

    private static let choice: JSON = [
        "required": true,
        "content": [
            "application/json": [
                "schema": [
                    "type": "object", "required": ["primary"], "additionalProperties": false,
                    "properties": ["primary": ["type": "boolean", "enum": [true]]],
                ]
            ]
        ],
    ]

    /// Where deleted records are brought back.
    func restoring(_ source: any FeatureSource) -> [(String, JSON)] {
        guard isWritten, source is RegisterSource else { return [] }
        let post = operation("\(source.id).restore", source, .post, [201: "Restored"], isReturn: true)
        return [("/collections/\(source.id)/items/{featureId}/restore", ["post": post])]
    }

    private func operation(
        _ id: String, _ source: any FeatureSource, _ method: HTTPRequest.Method, _ done: [Int: String],
        isReturn: Bool = false
    ) -> JSON {
        let types = isReturn ? [] : RecordBody.mediaTypes[method] ?? []
        let (isNew, system) = (method == .post && !isReturn, isReturn ? [] : [Self.system])
        let waits = Bilingual(da: "Venter på gennemsyn", en: "Waits for review")[language]
        let operation = written(
            id, source,
            (isNew ? [] : [pathParameter("featureId")]) + (isNew ? [] : [Self.match]) + system,
            done.merging([202: waits]) { own, _ in own })
        guard !types.isEmpty else { return operation }
        let body: JSON = [
            "required": true,
            "content": .object(types.map { .init(name: $0, value: ["schema": Self.feature(source)]) }),
        ]
        return operation.adding([("requestBody", body)])
    }

    /// What a token changes, and how it may be refused.
    private func written(
        _ id: String, _ source: any FeatureSource, _ parameters: [JSON], _ done: [Int: String]
    ) -> JSON {
        let failures = [400, 401, 403, 404, 405, 409, 410, 412, 413, 415, 422, 428, 500]
        let responses =
            done.sorted { $0.key < $1.key }
            .map { JSON.Member(name: "\($0.key)", value: ["description": .string($0.value)]) }
            + failures.map { JSON.Member(name: "\($0)", value: Self.failure()) }
        return [
            "operationId": .string(id), "summary": .string(source.title[language]), "security": [["token": []]],
            "parameters": .array(parameters), "responses": .object(responses),
        ]
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
