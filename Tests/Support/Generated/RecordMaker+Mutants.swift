public import LandkortCore

extension RecordMaker {
    /// A record with one or two changes that it may or may not stand.
    public mutating func mutant() -> Feature {
        var feature = record()
        for _ in 0...Int.random(in: 0..<4, using: &random) / 3 { change(&feature) }
        return feature
    }

    private mutating func change(_ feature: inout Feature) {
        switch Int.random(in: 0..<24, using: &random) {
        case 0:
            let name = ["ukendt", "", "a/b~c", register.fields[0].name + " ", register.fields[0].name.uppercased()]
            feature.values[name.randomElement(using: &random) ?? ""] = "x"
        case 1:
            let places: [Geometry?] = [nil, .point(Position(x: 1, y: 2)), .lineString([])]
            feature.geometry = places.randomElement(using: &random) ?? nil
        case 2: feature.values[anyField().name] = nil
        case 3: retire(in: &feature)
        // Seldom, for it is as much as a thousand other texts.
        case 4 where Int.random(in: 0..<40, using: &random) == 0: lengthen(in: &feature)
        default:
            let field = anyField()
            feature[field.name] = strange(feature[field.name], of: field)
        }
    }

    /// Puts a code that is no longer active somewhere, if there is any.
    private mutating func retire(in feature: inout Feature) {
        let choices = register.fields.flatMap { field -> [(Field, Code)] in
            guard case .code(let list) = field.type else { return [] }
            return list.codes.filter { !$0.isActive }.map { (field, $0) }
        }
        guard let (field, code) = choices.randomElement(using: &random) else { return }
        feature[field.name] = field.multivalued ? [.string(code.value)] : .string(code.value)
    }

    private mutating func lengthen(in feature: inout Feature) {
        let field = anyField()
        let text = Value.string("https://eksempel.dk/" + String(repeating: "x", count: 32_768))
        feature[field.name] = field.multivalued ? [text] : text
    }

    private mutating func anyField() -> Field {
        register.fields.randomElement(using: &random) ?? register.identifier
    }

    private mutating func strange(_ value: Value, of field: Field) -> Value {
        let good = value.isNull ? self.value(of: field) : value
        guard field.multivalued else { return strangeSingle(good, of: field) }
        switch Int.random(in: 0..<5, using: &random) {
        case 0: return []
        case 1: return single(field)
        case 2: return [.null]
        case 3: return [single(field), strangeSingle(single(field), of: field)]
        default: return [strangeSingle(single(field), of: field)]
        }
    }

    private mutating func strangeSingle(_ good: Value, of field: Field) -> Value {
        let near = Self.near(field)
        switch Int.random(in: 0..<8, using: &random) {
        case 0: return [good]
        case 1: return Self.anywhere.randomElement(using: &random) ?? .null
        case 2, 3: if let text = good.string { return .string(spoiled(text)) }
        default: break
        }
        return (near.isEmpty ? Self.anywhere : near).randomElement(using: &random) ?? .null
    }

    /// A good text with one thing wrong, or only unusual.
    private mutating func spoiled(_ text: String) -> String {
        let others = [
            text + "\n", text + "\r\n", " " + text, text + " ", text + text, String(text.dropLast()), text + "٣",
            text.uppercased(), text.lowercased(), text + "e\u{301}", text + "\u{2028}x", text + "\u{2028}",
            text + "\u{85}", text + "\u{0}", String(repeating: "x", count: 2_000), String(repeating: "ø", count: 128),
            String(repeating: "1", count: 129),
        ]
        return others.randomElement(using: &random) ?? text
    }

    private static let anywhere: [Value] = [
        "", " ", "x", "0", "1", "-1", "3", "3.0", "true", "ja", "null", "æøå", "😀", "\n", 0, 1, -1, 3, 3.0, 1.5, -0.5,
        1e300, .integer(.max), .integer(.min), true, false, [], ["x"], [1], [[]], [.null], ["x", "x"],
    ]

    private static func near(_ field: Field) -> [Value] {
        switch field.type {
        case .string, .reference: ["", "x", "1234", "12345678", "a@b.dk", "2026", "2026-13"]
        case .uri: uris
        case .integer, .number: limits(field) + [0, -1, 3.0, 3.5, "3", true]
        case .boolean: ["true", "false", "ja", 0, 1, 1.0]
        case .date: dates + ["2026-11-20T10:00:00Z"]
        case .datetime:
            ["2026-02-30T10:00:00Z", "2026-11-20", "2026-11-20 10:00:00Z", "2026-11-20t10:00:00z", ""]
                + times.flatMap { [.string("2026-11-20T\($0)"), .string("2026-11-20T\($0)Z")] }
        case .time: times.map { .string($0) }
        case .code(let list):
            ["ukendt", ""]
                + list.codes.flatMap { [.string($0.value), .string($0.title.da), .string($0.value + " ")] as [Value] }
                + list.codes.compactMap { Int($0.value).map(Value.integer) }
        }
    }

    private static func limits(_ field: Field) -> [Value] {
        [field.minimum, field.maximum].compactMap { $0 }.flatMap { limit -> [Value] in
            let whole = Int(limit.rounded())
            return [whole - 1, whole, whole + 1].map(Value.integer) + [limit - 0.5, limit + 0.5].map(Value.number)
        }
    }

    private static let dates: [Value] = [
        "2026-02-30", "2026-02-29", "2024-02-29", "1900-02-29", "2000-02-29", "2026-13-01", "2026-00-10", "2026-01-00",
        "2026-04-31", "26-01-01", "2026-1-1", "20260101", "2026-W01-1", "0000-01-01", "0001-01-01", "9999-12-31",
        "10000-01-01", "-2026-01-01", "٢٠٢٦-٠١-٠١", "01-01-2026", "2026-01-01Z", "",
    ]

    private static let times = [
        "10:00:00", "10:00", "24:00:00", "23:59:60", "23:60:00", "1:00:00", "10:00:00.5", "10:00:00.", "10:00:00,5",
        "10:00:00+01:00", "10:00:00-00:00", "10:00:00z", "10.00", "",
    ]

    private static let uris: [Value] = [
        "eksempel.dk", "www.eksempel.dk/a", "https:", "https://", "http://a b", "https://køge.dk/æ", "urn:x:y",
        "mailto:a@b.dk", "1a:b", "a:b", "https://eksempel.dk/<a>", "https://eksempel.dk/%zz", "https://eksempel.dk/%20",
        "http://[::1]/", "http://[::1", "https://eksempel.dk/\"", "https://eksempel.dk/{id}", "https://a/|", "://a",
        "https://eksempel.dk:port/", "https://eksempel.dk/a#b#c", "https://eksempel.dk/\u{0}", "æ:b", "",
        "javascript:alert(1)", "Data:text/html,a",
    ]
}
