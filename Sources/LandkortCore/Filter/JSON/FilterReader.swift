import Foundation

extension FilterExpression {
    /// What CQL2 JSON says.
    ///
    /// - Complexity: O(characters).
    /// - Throws: ``FilterProblem``, among them ``FilterProblem/tooLong(most:)`` beyond 10,000 characters and
    ///   ``FilterProblem/tooDeep(_:most:)`` beyond 200 levels.
    public init(json text: String) throws(FilterProblem) {
        guard text.unicodeScalars.count <= FilterLimits.characters else {
            throw .tooLong(most: FilterLimits.characters)
        }
        let data = Data(text.utf8)
        guard let value = try? JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed) else {
            throw Self.isDeep(data) ? .tooDeep(.pointer(""), most: FilterLimits.levels) : .notJSON
        }
        self = try FilterReader.expression(value, "", level: 1).expression
    }

    /// Whether a text has more brackets within each other than any reader of JSON takes, each closed again. An operator
    /// is two: of itself and of its arguments.
    private static func isDeep(_ text: Data) -> Bool {
        var (depth, deepest, isQuoted, isEscaped) = (0, 0, false, false)
        for byte in text {
            if isQuoted {
                isQuoted = isEscaped || byte != UInt8(ascii: "\"")
                isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isQuoted = true
            case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
            default: break
            }
            deepest = max(deepest, depth)
        }
        return depth == 0 && deepest > 2 * FilterLimits.levels
    }
}

/// Reads the objects of CQL2 JSON, each with the pointer to it.
enum FilterReader {
    static func expression(_ value: Any, _ pointer: String, level: Int) throws(FilterProblem) -> LeveledExpression {
        guard level <= FilterLimits.levels else { throw .tooDeep(.pointer(pointer), most: FilterLimits.levels) }
        if let number = JSONNumber(value) { return LeveledExpression(try self.number(number, pointer)) }
        switch value {
        case let flag as Bool: return LeveledExpression(.boolean(flag))
        case let text as String: return LeveledExpression(.string(text))
        case let values as [Any]:
            let parts = try expressions(values, pointer, level: level)
            return try LeveledExpression(.array(parts.map(\.expression)), around: parts, at: .pointer(pointer))
        case let members as [String: Any]: return try object(members, pointer, level: level)
        default: throw unexpected(value, pointer, .object)
        }
    }

    private static func expressions(
        _ values: [Any], _ pointer: String, level: Int
    ) throws(FilterProblem) -> [LeveledExpression] {
        var parts: [LeveledExpression] = []
        for (index, value) in values.enumerated() {
            parts.append(try expression(value, "\(pointer)/\(index)", level: level + 1))
        }
        return parts
    }

    private static func object(
        _ members: [String: Any], _ pointer: String, level: Int
    ) throws(FilterProblem) -> LeveledExpression {
        if let name = members["op"] { return try call(name, members["args"], pointer, level: level) }
        if let name = members["property"] {
            return LeveledExpression(.property(try text(name, pointer + "/property")))
        }
        if let text = members["date"] { return try instant(text, pointer + "/date") { $0.time == nil } }
        if let text = members["timestamp"] { return try instant(text, pointer + "/timestamp") { $0.time != nil } }
        if let ends = members["interval"] { return try interval(ends, pointer + "/interval", level: level) }
        return LeveledExpression(.geometry(try GeometryReader.geometry(members, pointer)))
    }

    private static func call(
        _ name: Any, _ arguments: Any?, _ pointer: String, level: Int
    ) throws(FilterProblem) -> LeveledExpression {
        let name = try text(name, pointer + "/op")
        guard let arguments else { throw unexpected(NSNull(), pointer + "/args", .array) }
        guard let values = arguments as? [Any] else { throw unexpected(arguments, pointer + "/args", .array) }
        let parts = try expressions(values, pointer + "/args", level: level)
        if let operation = FilterOperator(name: name) {
            return try LeveledExpression(operation, parts, at: .pointer(pointer))
        }
        return try LeveledExpression(.function(name, parts.map(\.expression)), around: parts, at: .pointer(pointer))
    }

    private static func instant(
        _ value: Any, _ pointer: String, _ isRight: (Instant) -> Bool
    ) throws(FilterProblem) -> LeveledExpression {
        let text = try text(value, pointer)
        guard let instant = Instant(text), isRight(instant) else {
            throw .badInstant(.pointer(pointer), found: String(text.prefix(40)))
        }
        return LeveledExpression(.instant(instant))
    }

    private static func interval(
        _ value: Any, _ pointer: String, level: Int
    ) throws(FilterProblem) -> LeveledExpression {
        guard let values = value as? [Any], values.count == 2 else { throw unexpected(value, pointer, .array) }
        var ends: [LeveledExpression?] = []
        for (index, value) in values.enumerated() {
            ends.append(try end(value, "\(pointer)/\(index)", level: level + 1))
        }
        let whole = FilterExpression.interval(ends[0]?.expression, ends[1]?.expression)
        return try LeveledExpression(whole, around: ends.compactMap(\.self), at: .pointer(pointer))
    }

    private static func end(_ value: Any, _ pointer: String, level: Int) throws(FilterProblem) -> LeveledExpression? {
        guard let text = value as? String else { return try expression(value, pointer, level: level) }
        guard text != ".." else { return nil }
        guard let instant = Instant(text) else { throw .badInstant(.pointer(pointer), found: String(text.prefix(40))) }
        return LeveledExpression(.instant(instant))
    }
}

/// Leaves.
extension FilterReader {
    private static func number(_ number: JSONNumber, _ pointer: String) throws(FilterProblem) -> FilterExpression {
        guard number.double.isFinite else { throw .numberTooLarge(.pointer(pointer)) }
        return FilterExpression(number.double)
    }

    private static func text(_ value: Any, _ pointer: String) throws(FilterProblem) -> String {
        guard JSONNumber(value) == nil, let text = value as? String else { throw unexpected(value, pointer, .text) }
        return text
    }

    static func unexpected(_ value: Any, _ pointer: String, _ expected: FilterPart) -> FilterProblem {
        .unexpected(.pointer(pointer), found: String(written(value).prefix(30)), expected: expected)
    }

    /// A text as it is, anything else as it stands in the document.
    private static func written(_ value: Any) -> String {
        if let text = value as? String { return text }
        let data = try? JSONSerialization.data(
            withJSONObject: value, options: [.fragmentsAllowed, .sortedKeys, .withoutEscapingSlashes])
        return data.map { String(decoding: $0, as: UTF8.self) } ?? "\(value)"
    }
}
