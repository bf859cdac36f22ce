import LandkortCore

/// One register's records as JSON Schema, draft 2020-12: the object that the API has under `properties`.
///
/// What a record may lack, or gets by default, may also be null. A code that is no longer active is valid, since old records hold it; that
/// it cannot be chosen again, references, unique keys and geometry are beyond a schema.
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
        var members: [(String, JSON)] = [("title", .string(field.title.da))]
        if !field.description.da.isEmpty { members.append(("description", .string(field.description.da))) }
        if let value = field.defaultValue { members.append(("default", JSON(value))) }
        if !field.examples.isEmpty {
            members.append(("examples", .array(field.examples.map { example(of: field, $0) })))
        }
        if field.isSetBySystem { members.append(("readOnly", true)) }
        if field.deprecation != nil { members.append(("deprecated", true)) }
        members.append(("anyOf", .array([shape(of: field)] + (mayBeNull(field) ? [["type": "null"]] : []))))
        return JSON.object([]).adding(members)
    }

    private func example(of field: Field, _ example: Field.Example) -> JSON {
        let value = field.value(fromCell: example.value)
        return JSON(value)
    }

    private func mayBeNull(_ field: Field) -> Bool {
        !field.required || field.isSetBySystem || field.defaultValue != nil
    }

    private func shape(of field: Field) -> JSON {
        guard field.multivalued else { return single(field) }
        let least: [(String, JSON)] = field.required ? [("minItems", 1)] : []
        return JSON.object([]).adding([("type", "array"), ("items", single(field))] + least)
    }
}

extension RecordSchema {
    private func single(_ field: Field) -> JSON {
        let limits = [("minimum", field.minimum), ("maximum", field.maximum)].compactMap { name, limit in
            limit.map { (name, JSON.number($0)) }
        }
        let pattern: [(String, JSON)] = field.pattern.map { [("pattern", .string($0))] } ?? []
        return switch field.type {
        case .string, .reference: text(field, pattern)
        case .uri: text(field, [("format", "uri")] + pattern)
        case .date: text(field, [("format", "date"), ("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")])
        case .datetime:
            text(field, [("format", "date-time"), ("pattern", "^[0-9-]{10}T[0-9:]{8}([.][0-9]+)?Z$")])
        case .time: text(field, [("pattern", "^[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?$")])
        case .integer: JSON.object([]).adding([("type", "integer")] + limits)
        case .number: JSON.object([]).adding([("type", "number")] + limits)
        case .boolean: ["type": "boolean"]
        case .code(let list): ["oneOf": .array(list.codes.map(code))]
        }
    }

    /// No record lacks a text that it must have, not even by an empty one.
    private func text(_ field: Field, _ members: [(String, JSON)]) -> JSON {
        let least: [(String, JSON)] = field.required && field.pattern == nil ? [("minLength", 1)] : []
        return JSON.object([]).adding([("type", "string")] + members + least)
    }

    private func code(_ code: Code) -> JSON {
        let state: [(String, JSON)] = code.isActive ? [] : [("deprecated", true)]
        return JSON.object([]).adding([("const", .string(code.value)), ("title", .string(code.title.da))] + state)
    }
}
