import LandkortCore

/// One register's records as JSON Schema, draft 2020-12: the object that the API has under `properties`.
///
/// What a record may lack, or gets by default, may also be null. A code that is no longer active is valid, since old
/// records hold it; that it cannot be chosen again, references, unique keys and geometry are beyond a schema.
struct RecordSchema {
    let register: Register

    var json: JSON {
        let wanted = register.fields.filter { !mayBeNull($0) }
        return [
            "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": .string(register.uri),
            "title": .string(register.title.da), "description": .string(register.description.da), "type": "object",
            "properties": .object(register.fields.map { JSON.Member(name: $0.name, value: schema(of: $0)) }),
            "required": .array(wanted.map { .string($0.name) }), "additionalProperties": false,
        ]
    }

    private func schema(of field: Field) -> JSON {
        let schema = FieldSchema(field)
        let shapes = [schema.shape] + (mayBeNull(field) ? [["type": "null"]] : [])
        return JSON.object([]).adding(schema.notes(in: .da) + [("anyOf", .array(shapes))])
    }

    private func mayBeNull(_ field: Field) -> Bool {
        !field.required || field.isSetBySystem || field.defaultValue != nil
    }
}
