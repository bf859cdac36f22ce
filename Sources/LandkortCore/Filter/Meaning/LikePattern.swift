/// What `LIKE` looks for: `%` is any text, `_` one character, and a backslash takes the next one as it is.
public struct LikePattern: Sendable, Hashable {
    /// A piece of a pattern.
    public enum Part: Sendable, Hashable {
        case any
        case one
        case exactly(Unicode.Scalar)
    }

    /// In order.
    public let parts: [Part]

    /// The pattern that `text` writes.
    public init(_ text: String) {
        var (parts, isEscaped): ([Part], Bool) = ([], false)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\" where !isEscaped:
                isEscaped = true
                continue
            case "%" where !isEscaped: if parts.last != .any { parts.append(.any) }
            case "_" where !isEscaped: parts.append(.one)
            default: parts.append(.exactly(scalar))
            }
            isEscaped = false
        }
        self.parts = isEscaped ? parts + [.exactly("\\")] : parts
    }

    /// Whether the whole of `text` fits, letter case and accents included. O(length · parts).
    public func fits(_ text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        var (place, part) = (0, 0)
        // Where the last `%` stood and how far it has swallowed: going back further never helps.
        var resume: (part: Int, place: Int)?
        while place < scalars.count {
            if part < parts.count, parts[part] == .any {
                resume = (part, place)
                part += 1
            } else if part < parts.count, parts[part] == .one || parts[part] == .exactly(scalars[place]) {
                (place, part) = (place + 1, part + 1)
            } else if let last = resume {
                resume = (last.part, last.place + 1)
                (part, place) = (last.part + 1, last.place + 1)
            } else {
                return false
            }
        }
        return parts[part...].allSatisfy { $0 == .any }
    }
}
