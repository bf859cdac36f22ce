/// What YAML 1.1, which LinkML's tools read, takes unquoted text for.
///
/// A code written `0773` arrives as the octal number 507, `no` as false and `2026-01-01` as a date, so text
/// of any of these forms has to be quoted. Source: yaml.org/type; a little wider, to be on the safe side.
enum PlainScalar {
    case text
    /// A decimal number that means what it looks like.
    case number
    /// `true` or `false`.
    case boolean
    /// Null, another word for a boolean, a date, or a number in a guise.
    case other

    init(_ text: String) {
        switch text {
        case _ where Self.isProse(text): self = .text
        case "true", "false": self = .boolean
        case "", "~", "=", "<<": self = .other
        case _ where Self.words.contains(text.lowercased()): self = .other
        case _ where Self.isDecimal(text): self = .number
        case _ where Self.isDisguised(text): self = .other
        default: self = .text
        }
    }

    /// What begins with a letter can only be one of a few short words: most of all text is settled here.
    private static func isProse(_ text: String) -> Bool {
        guard let first = text.utf8.first else { return false }
        return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first | 0x20) && text.utf8.count > 5
    }

    private static let words: Set<String> = [
        "null", "true", "false", "yes", "no", "on", "off", ".inf", "-.inf", "+.inf", ".nan",
    ]

    private static func isDecimal(_ text: String) -> Bool {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let halves = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard halves.count <= 2, halves.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isDecimalDigit) }) else {
            return false
        }
        return halves[0] == "0" || !halves[0].hasPrefix("0")
    }

    private static func isDisguised(_ text: String) -> Bool {
        let body = "+-".contains(text.first ?? " ") ? text.dropFirst() : text[...]
        guard let first = body.first, first.isDecimalDigit || first == "." else { return false }
        if body.hasPrefix("0x") { return body.dropFirst(2).allSatisfy { $0.isHexDigit || $0 == "_" } }
        let isNumeric = body.allSatisfy { $0.isDecimalDigit || "_.:eE+-".contains($0) }
        return (isNumeric || isTimestamp(body)) && body.contains(where: \.isDecimalDigit)
    }

    private static func isTimestamp(_ text: Substring) -> Bool {
        let date = text.prefix(10)
        let isDate = date.enumerated().allSatisfy { index, character in
            index == 4 || index == 7 ? character == "-" : character.isDecimalDigit
        }
        return isDate && date.count == 10
    }
}

extension Character {
    fileprivate var isDecimalDigit: Bool { ("0"..."9").contains(self) }
}
