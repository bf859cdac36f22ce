extension FieldType {
    /// `value` in the one form that stores keep: a datetime to the millisecond, `2026-11-20T10:00:00.000Z`, also in a
    /// list; anything else, and what is no datetime, as it is.
    public func normalized(_ value: Value) -> Value {
        guard case .datetime = self else { return value }
        switch value {
        case .array(let items): return .array(items.map(normalized))
        case .string(let text) where Self.isDatetime(text): return .string(Self.milliseconds(text))
        default: return value
        }
    }

    /// Cuts or fills the fraction of the second; a clock is not asked.
    private static func milliseconds(_ text: String) -> String {
        let parts = text.dropLast().split(separator: ".")
        let digits = parts.count > 1 ? parts[1].prefix(3) : ""
        return "\(parts[0]).\(digits)\(String(repeating: "0", count: 3 - digits.count))Z"
    }

    /// Whether one value has the form the type asks for; codes, patterns and ranges are not looked at.
    public func admits(_ value: Value) -> Bool {
        switch (self, value) {
        case (.string, .string), (.code, .string): true
        case (.reference, .string(let text)): !text.isEmpty
        case (.uri, .string(let text)): URIForm.admits(text)
        case (.integer, .integer), (.number, .integer), (.boolean, .boolean): true
        case (.number, .number(let number)): number.isFinite
        case (.date, .string(let text)): Self.isDate(text[...])
        case (.datetime, .string(let text)): Self.isDatetime(text)
        case (.time, .string(let text)): Self.isTime(text[...])
        default: false
        }
    }

    private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")

    private static func isDate(_ text: Substring) -> Bool {
        guard let parts = numbers(in: text, separator: "-", lengths: [4, 2, 2]) else { return false }
        let isLeap = parts[0] % 4 == 0 && (parts[0] % 100 != 0 || parts[0] % 400 == 0)
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        // There is no year nought, neither here nor in RFC 3339's programs.
        return parts[0] > 0 && 1...12 ~= parts[1] && 1...days[parts[1] - 1] ~= parts[2]
    }

    private static func isDatetime(_ text: String) -> Bool {
        let parts = text.split(separator: "T", omittingEmptySubsequences: false)
        return parts.count == 2 && isDate(parts[0]) && parts[1].last == "Z" && isTime(parts[1].dropLast())
    }

    private static func isTime(_ text: Substring) -> Bool {
        let halves = text.split(separator: ".", omittingEmptySubsequences: false)
        guard let parts = numbers(in: halves.first ?? "", separator: ":", lengths: [2, 2, 2]) else { return false }
        let fraction = halves.dropFirst().allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { digits ~= $0 } }
        return halves.count <= 2 && fraction && parts[0] < 24 && parts[1] < 60 && parts[2] < 60
    }

    private static func numbers(in text: Substring, separator: Character, lengths: [Int]) -> [Int]? {
        let parts = text.split(separator: separator, omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == lengths, parts.allSatisfy({ $0.utf8.allSatisfy { digits ~= $0 } }) else {
            return nil
        }
        return parts.compactMap { Int($0) }
    }
}
