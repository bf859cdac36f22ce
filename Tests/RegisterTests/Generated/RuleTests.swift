import Foundation
import LandkortCore
import Support
import Testing

/// Each rule that a declaration states, broken once.
@Suite("Each rule of each register")
struct RuleTests {
    /// A value that breaks one rule, and what shall be said of it.
    private struct Breach {
        var field: String
        var value: Value
        var code: String
        var index = ""
    }

    @Test("the declaration is read, and good records can be made from it", arguments: DeclaredRegisters.all)
    func good(register: Register) {
        var maker = RecordMaker(register, seed: 1)
        #expect(maker.unknownPatterns == [])
        let check = FeatureCheck(register)
        for _ in 0..<20 {
            let record = maker.record()
            #expect(check.problems(in: record) == [], "\(record)")
        }
    }

    @Test("broken alone, is told alone, with its code and its place", arguments: DeclaredRegisters.all)
    func broken(register: Register) {
        var maker = RecordMaker(register, seed: 2)
        let good = maker.record()
        let check = FeatureCheck(register)
        var codes: Set<String> = []
        for breach in register.fields.flatMap({ breaches(of: $0, &maker) }) {
            var record = good
            record[breach.field] = breach.value
            if register.identifier.name == breach.field { record.id = "" }
            let found = check.problems(in: record).map { "\($0.code) \($0.pointer)" }
            #expect(found == ["\(breach.code) /properties/\(breach.field)\(breach.index)"], "\(breach)")
            codes.insert(breach.code)
        }
        #expect(codes.isSuperset(of: ["value.wrong-type", "value.not-single", "value.pattern"]))
        #expect(register.fields.contains { $0.required && !$0.isSetBySystem } == codes.contains("value.missing"))
    }

    private func breaches(of field: Field, _ maker: inout RecordMaker) -> [Breach] {
        let good = maker.value(of: field)
        var breaches: [Breach] = []
        if field.required && !field.isSetBySystem {
            // Where there is a default, only a text that says nothing is without value.
            let nothing: Value = field.defaultValue == nil ? .null : field.multivalued ? [] : ""
            breaches.append(Breach(field: field.name, value: nothing, code: "value.missing"))
        }
        breaches.append(
            field.multivalued
                ? Breach(field: field.name, value: good.items[0], code: "value.not-list")
                : Breach(field: field.name, value: [good], code: "value.not-single"))
        return breaches
            + wrong(field).map { value, code in
                guard field.multivalued else { return Breach(field: field.name, value: value, code: code) }
                return Breach(field: field.name, value: [good.items[0], value], code: code, index: "/1")
            }
    }

    private func wrong(_ field: Field) -> [(Value, String)] {
        var wrong: [(Value, String)] = [(Self.otherType(field.type), "value.wrong-type")]
        if case .code(let list) = field.type {
            wrong.append(("findes ikke", "value.unknown-code"))
            wrong += list.codes.filter { !$0.isActive }.map { (.string($0.value), "value.inactive-code") }
        }
        if let pattern = field.pattern { wrong.append((.string(Self.text(against: pattern)), "value.pattern")) }
        let isWhole = field.type == .integer
        if let low = field.minimum {
            wrong.append((isWhole ? .integer(Int(low.rounded(.up)) - 1) : .number(low - 0.01), "value.too-small"))
        }
        if let high = field.maximum {
            wrong.append((isWhole ? .integer(Int(high.rounded(.down)) + 1) : .number(high + 0.01), "value.too-large"))
        }
        return wrong
    }

    private static func otherType(_ type: FieldType) -> Value {
        switch type {
        case .string, .code, .reference: 7
        case .uri: "uden skema"
        case .integer: 1.5
        case .number, .boolean: "1"
        case .date: "2026-02-30"
        case .datetime: "2026-11-20T10:00:00"
        case .time: "24:00:00"
        }
    }

    /// Another program's regular expressions choose a text that the pattern refuses.
    private static func text(against pattern: String) -> String {
        let texts = ["!", "x", "1", String(repeating: "x", count: 300), "\n", "Ø Ø"]
        let expression = try? NSRegularExpression(pattern: pattern)
        return texts.first { text in
            expression?.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) == nil
        } ?? "every text is admitted"
    }

    @Test("a code that is no longer active stays where it is", arguments: DeclaredRegisters.all)
    func inactive(register: Register) {
        var maker = RecordMaker(register, seed: 4)
        let good = maker.record()
        let check = FeatureCheck(register)
        for field in register.fields {
            guard case .code(let list) = field.type else { continue }
            for code in list.codes where !code.isActive {
                var old = good
                old[field.name] = field.multivalued ? [.string(code.value)] : .string(code.value)
                #expect(check.problems(in: old).map(\.code) == ["value.inactive-code"])
                #expect(check.problems(in: old, replacing: old) == [])
            }
        }
    }

    @Test("an unknown name, and a place of another kind or none at all", arguments: DeclaredRegisters.all)
    func others(register: Register) {
        var maker = RecordMaker(register, seed: 5)
        let good = maker.record()
        let check = FeatureCheck(register)
        var unknown = good
        unknown["a/b~c"] = "x"
        #expect(check.problems(in: unknown).map(\.pointer) == ["/properties/a~1b~0c"])
        var placeless = good
        placeless.geometry = nil
        #expect(check.problems(in: placeless) == (register.requiresGeometry ? [.missingGeometry] : []))
        var elsewhere = good
        let one = Position(x: 500_000, y: 6_200_000)
        elsewhere.geometry = register.geometry == .point ? .multiPoint([one]) : .point(one)
        #expect(check.problems(in: elsewhere).map { "\($0.code) \($0.pointer)" } == ["value.wrong-geometry /geometry"])
    }
}
