public import LandkortCore

/// One field as JSON Schema, draft 2020-12.
public struct FieldSchema {
    let field: Field

    /// The schema of `field`.
    public init(_ field: Field) { self.field = field }

    /// Title, description, default, examples, and whether it is to be written: what says nothing of the value itself.
    public func notes(in language: Language) -> [(String, JSON)] {
        var members: [(String, JSON)] = [("title", .string(field.title[language]))]
        let description = field.description[language]
        if !description.isEmpty { members.append(("description", .string(description))) }
        if let value = field.defaultValue { members.append(("default", JSON(value))) }
        if !field.examples.isEmpty {
            members.append(("examples", .array(field.examples.map { JSON(field.value(fromCell: $0.value)) })))
        }
        if field.isSetBySystem { members.append(("readOnly", true)) }
        if field.deprecation != nil { members.append(("deprecated", true)) }
        return members
    }

    /// What a value that is not null holds.
    public var shape: JSON {
        guard field.multivalued else { return single }
        let least: [(String, JSON)] = field.required ? [("minItems", 1)] : []
        return JSON.object([]).adding([("type", "array"), ("items", single)] + least)
    }

    private var single: JSON {
        let limits = [("minimum", field.minimum), ("maximum", field.maximum)].compactMap { name, limit in
            limit.map { (name, JSON.number($0)) }
        }
        let pattern: [(String, JSON)] = field.pattern.map { [("pattern", .string($0))] } ?? []
        return switch field.type {
        case .string, .reference: text(pattern)
        case .uri: text([("format", "uri")] + pattern)
        case .date: text([("format", "date"), ("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")])
        case .datetime: text([("format", "date-time"), ("pattern", "^[0-9-]{10}T[0-9:]{8}([.][0-9]+)?Z$")])
        case .time: text([("pattern", "^[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?$")])
        case .integer: JSON.object([]).adding([("type", "integer")] + limits)
        case .number: JSON.object([]).adding([("type", "number")] + limits)
        case .boolean: ["type": "boolean"]
        case .code(let list): ["type": "string", "oneOf": .array(list.codes.map(code))]
        }
    }

    /// No record lacks a text that it must have, not even by an empty one.
    private func text(_ members: [(String, JSON)]) -> JSON {
        let least: [(String, JSON)] = field.required && field.pattern == nil ? [("minLength", 1)] : []
        return JSON.object([]).adding([("type", "string")] + members + least)
    }

    private func code(_ code: Code) -> JSON {
        let state: [(String, JSON)] = code.isActive ? [] : [("deprecated", true)]
        return JSON.object([]).adding([("const", .string(code.value)), ("title", .string(code.title.da))] + state)
    }
}
