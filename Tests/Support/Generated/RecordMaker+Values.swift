import LandkortCore

extension RecordMaker {
    mutating func single(_ field: Field) -> Value {
        switch field.type {
        case .string: .string(text(field))
        case .uri: .string("https://eksempel.dk/\(Int.random(in: 0...99_999, using: &random))?a=b&c=%20#d")
        case .integer: .integer(integer(field))
        case .number: .number(number(field))
        case .boolean: .boolean(Bool.random(using: &random))
        case .date: .string(date())
        case .datetime: .string("\(date())T\(time())Z")
        case .time: .string(time())
        case .code(let list):
            list.codes.filter(\.isActive).randomElement(using: &random).map { .string($0.value) } ?? .null
        case .reference(let target): .string(known[target]?.randomElement(using: &random) ?? uuid())
        }
    }

    private mutating func text(_ field: Field) -> String {
        if field.pattern != nil { return patterns[field.name]?.text(using: &random) ?? "" }
        let number = Int.random(in: 0...99_999, using: &random)
        let word = Self.words.randomElement(using: &random) ?? ""
        return field.multivalued ? "\(word.filter { $0 != "|" }) \(number)" : "\(word) \(number)"
    }

    /// All that a text can meet on its way: letters, quotes, separators, markup, code, what spreadsheets change.
    private static let words = [
        "Ærø Å", "Nørre \"Snede\"", "komma, semikolon; streg|", "<b>&amp;</b>", "😀👩‍👩‍👧", "e\u{301}", "' OR 1=1 --", "=1+1",
        "@x", "-5", "linje\nto", "tabulator\tto", "007", "\\u0041", "{{navn}}", "1,5", "null", "[\"a\"",
    ]

    private mutating func integer(_ field: Field) -> Int {
        let low = field.minimum.map { Int($0.rounded(.up)) } ?? min(-1000, field.maximum.map { Int($0) } ?? -1000)
        let high = field.maximum.map { Int($0.rounded(.down)) } ?? max(1_000_000, low)
        return [low, high, Int.random(in: low...high, using: &random)].randomElement(using: &random) ?? low
    }

    private mutating func number(_ field: Field) -> Double {
        let low = field.minimum ?? min(-1000, field.maximum ?? -1000)
        let high = field.maximum ?? max(1_000_000, low)
        let between = Double.random(in: low...high, using: &random)
        let rounded = (between * 1000).rounded() / 1000
        return [low, high, between, low...high ~= rounded ? rounded : low].randomElement(using: &random) ?? low
    }

    private mutating func date() -> String {
        let known = ["2024-02-29", "2000-02-29", "1900-02-28", "2026-12-31", "2027-01-01", "1582-10-15"]
        guard Int.random(in: 0..<4, using: &random) > 0 else { return known.randomElement(using: &random) ?? "" }
        let year = Int.random(in: 1900...2100, using: &random)
        return "\(year)-\(two(1...12))-\(two(1...28))"
    }

    private mutating func time() -> String {
        let time = "\(two(0...23)):\(two(0...59)):\(two(0...59))"
        return Bool.random(using: &random) ? time : "\(time).\(Int.random(in: 100...999, using: &random))"
    }

    private mutating func two(_ range: ClosedRange<Int>) -> String {
        let number = Int.random(in: range, using: &random)
        return number < 10 ? "0\(number)" : "\(number)"
    }

    private mutating func uuid() -> String {
        Self.uuid?.text(using: &random) ?? ""
    }

    private static let uuid = PatternText("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}")

    /// Somewhere in Denmark, of the kind that the register has.
    mutating func place() -> Geometry? {
        let corner = Position(
            x: Double(Int.random(in: 450_000...700_000, using: &random)),
            y: Double(Int.random(in: 6_060_000...6_390_000, using: &random)))
        let ring = [(0, 0), (200, 0), (200, 100), (0, 100), (0, 0)].map {
            Position(x: corner.x + $0.0, y: corner.y + $0.1)
        }
        return register.geometry.map { kind in
            switch kind {
            case .point: .point(corner)
            case .multiPoint: .multiPoint([corner, ring[2]])
            case .lineString: .lineString([corner, ring[2]])
            case .multiLineString: .multiLineString([[corner, ring[2]], [ring[1], ring[3]]])
            case .polygon: .polygon([ring])
            case .multiPolygon: .multiPolygon([[ring]])
            }
        }
    }
}
