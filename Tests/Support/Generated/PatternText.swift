/// Makes texts that a pattern admits, for the part of regular expressions that declarations use: classes, groups,
/// alternatives, repetitions.
struct PatternText: Sendable {
    private indirect enum Part: Sendable {
        case one(of: [Character])
        case sequence([Part])
        case choice([Part])
        case repeated(Part, ClosedRange<Int>)
    }

    private var rest: Substring
    private var whole: Part = .sequence([])

    /// Nil where the pattern has more to it than is known here.
    init?(_ pattern: String) {
        rest = pattern[...]
        guard let part = choice(), rest.isEmpty else { return nil }
        whole = part
    }

    func text(using random: inout SplitMix) -> String { Self.text(whole, &random) }

    private static func text(_ part: Part, _ random: inout SplitMix) -> String {
        switch part {
        case .one(let characters): characters.randomElement(using: &random).map { String($0) } ?? ""
        case .sequence(let parts): parts.map { text($0, &random) }.joined()
        case .choice(let parts): parts.randomElement(using: &random).map { text($0, &random) } ?? ""
        case .repeated(let part, let range):
            (0..<count(range, &random)).map { _ in text(part, &random) }.joined()
        }
    }

    /// Often the fewest or the most that are allowed.
    private static func count(_ range: ClosedRange<Int>, _ random: inout SplitMix) -> Int {
        switch Int.random(in: 0..<8, using: &random) {
        case 0: range.lowerBound
        case 1: range.upperBound
        default: Int.random(in: range.lowerBound...min(range.upperBound, range.lowerBound + 20), using: &random)
        }
    }

    /// Whatever `.` admits, and classes that name what they do not want.
    private static let anything = Array("abcdefghijklmnopqrstuvwxyzABCDEFXYZæøåÆØÅéüß0123456789-_.:/+()'&<>,\"\\=€😀")
}

extension PatternText {
    private mutating func choice() -> Part? {
        var parts: [Part] = []
        repeat {
            guard let part = sequence() else { return nil }
            parts.append(part)
        } while take("|")
        return parts.count == 1 ? parts[0] : .choice(parts)
    }

    private mutating func sequence() -> Part? {
        var parts: [Part] = []
        while let next = rest.first, next != "|", next != ")" {
            if take("^") || take("$") { continue }
            guard let part = item(), let range = repetition() else { return nil }
            parts.append(range == 1...1 ? part : .repeated(part, range))
        }
        return .sequence(parts)
    }

    private mutating func item() -> Part? {
        if take("(") {
            guard rest.first != "?", let part = choice(), take(")") else { return nil }
            return part
        }
        if take("[") { return characterClass() }
        if take(".") { return .one(of: Self.anything) }
        if take("\\") { return escaped() }
        guard let next = rest.popFirst(), !"*+?{}".contains(next) else { return nil }
        return .one(of: [next])
    }

    private mutating func escaped() -> Part? {
        guard let next = rest.popFirst() else { return nil }
        if next == "d" { return .one(of: Array("0123456789")) }
        return next.isLetter || next.isNumber ? nil : .one(of: [next])
    }

    private mutating func characterClass() -> Part? {
        let isNegated = take("^")
        var members: [Character] = []
        while let next = rest.popFirst(), next != "]" {
            guard next != "\\" else { return nil }
            guard rest.first == "-", let last = rest.dropFirst().first, last != "]" else {
                members.append(next)
                continue
            }
            rest = rest.dropFirst(2)
            guard let low = next.unicodeScalars.first?.value, let high = last.unicodeScalars.first?.value, low <= high
            else { return nil }
            members += (low...high).compactMap(Unicode.Scalar.init).map(Character.init)
        }
        return .one(of: isNegated ? Self.anything.filter { !members.contains($0) } : members)
    }

    private mutating func repetition() -> ClosedRange<Int>? {
        if take("*") { return 0...3 }
        if take("+") { return 1...4 }
        if take("?") { return 0...1 }
        guard take("{") else { return 1...1 }
        guard let end = rest.firstIndex(of: "}") else { return nil }
        let numbers = rest[..<end].split(separator: ",", omittingEmptySubsequences: false)
        rest = rest[rest.index(after: end)...]
        guard let low = numbers.first.flatMap({ Int($0) }) else { return nil }
        let high = numbers.count == 1 ? low : Int(numbers[1]) ?? low + 3
        return low <= high ? low...high : nil
    }

    private mutating func take(_ character: Character) -> Bool {
        guard rest.first == character else { return false }
        rest.removeFirst()
        return true
    }
}
