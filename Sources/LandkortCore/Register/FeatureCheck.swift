/// The rules of one register made ready to hold against many records.
///
/// Making one compiles the patterns, so an import makes one and reuses it; checking is O(values).
public struct FeatureCheck {
    private let register: Register
    private let patterns: [String: Regex<AnyRegexOutput>]

    /// Compiles the patterns of `register`.
    public init(_ register: Register) {
        self.register = register
        var patterns: [String: Regex<AnyRegexOutput>] = [:]
        for field in register.fields {
            guard let pattern = field.pattern else { continue }
            patterns[field.name] = try? Regex(pattern).matchingSemantics(.unicodeScalar)
        }
        self.patterns = patterns
    }

    /// Everything wrong with `feature`, in the order of the fields; empty when it can be saved.
    ///
    /// The feature's id stands in for a missing identifier value and a field's default for any other missing
    /// one, as when it is saved. A code that is no longer active is accepted
    /// where `previous`, the version being replaced, already has it. Whether references point at something,
    /// and whether keys are unique, is for the store to say.
    public func problems(in feature: Feature, replacing previous: Feature? = nil) -> [ValueProblem] {
        var problems: [ValueProblem] = []
        for field in register.fields {
            problems += self.problems(in: value(of: field, in: feature), of: field, previously: previous?[field.name])
        }
        for name in feature.values.keys.sorted() where register[name] == nil {
            problems.append(.unknownField(name))
        }
        return problems + geometryProblems(in: feature)
    }

    private func value(of field: Field, in feature: Feature) -> Value {
        let value = feature[field.name]
        guard value.isNull else { return value }
        guard field.isIdentifier, !feature.id.isEmpty else { return field.defaultValue ?? .null }
        return .string(feature.id)
    }

    private func geometryProblems(in feature: Feature) -> [ValueProblem] {
        guard let geometry = feature.geometry else {
            return register.requiresGeometry ? [.missingGeometry] : []
        }
        return geometry.kind == register.geometry ? [] : [.wrongGeometry(expected: register.geometry)]
    }
}

extension FeatureCheck {
    private func problems(in value: Value, of field: Field, previously: Value?) -> [ValueProblem] {
        let place = FieldPlace(name: field.name, title: field.title)
        switch value {
        case .null, .string(""), .array([]):
            return field.required && !field.isSetBySystem ? [.missing(place)] : []
        case .array(let items):
            guard field.multivalued else { return [.notSingle(place)] }
            return items.enumerated().compactMap { index, item in
                let place = FieldPlace(name: field.name, title: field.title, index: index)
                return problem(in: item, of: field, at: place, keeping: previously)
            }
        default:
            guard !field.multivalued else { return [.notList(place)] }
            return problem(in: value, of: field, at: place, keeping: previously).map { [$0] } ?? []
        }
    }

    private func problem(
        in value: Value, of field: Field, at place: FieldPlace, keeping previous: Value?
    ) -> ValueProblem? {
        guard field.type.admits(value) else { return .wrongType(place, expected: field.type) }
        switch value {
        case .string(let text):
            guard case .code(let list) = field.type else { return patternProblem(in: text, of: field, at: place) }
            return codeProblem(text, in: list, at: place, keeping: previous)
        case .integer(let number): return rangeProblem(Double(number), of: field, at: place)
        case .number(let number): return rangeProblem(number, of: field, at: place)
        case .null, .boolean, .array: return nil
        }
    }

    private func patternProblem(in text: String, of field: Field, at place: FieldPlace) -> ValueProblem? {
        guard let pattern = field.pattern, let regex = patterns[field.name] else { return nil }
        return text.firstMatch(of: regex) == nil ? .pattern(place, pattern) : nil
    }

    private func rangeProblem(_ number: Double, of field: Field, at place: FieldPlace) -> ValueProblem? {
        if let minimum = field.minimum, number < minimum { return .tooSmall(place, minimum: minimum) }
        if let maximum = field.maximum, number > maximum { return .tooLarge(place, maximum: maximum) }
        return nil
    }

    private func codeProblem(
        _ text: String, in list: CodeList, at place: FieldPlace, keeping previous: Value?
    ) -> ValueProblem? {
        guard let code = list[text] else {
            return .unknownCode(place, found: text, allowed: list.codes.filter(\.isActive).map(\.value))
        }
        return code.isActive || previous?.holds(text) == true ? nil : .inactiveCode(place, code)
    }
}

extension Value {
    fileprivate func holds(_ text: String) -> Bool {
        if case .array(let items) = self { items.contains(.string(text)) } else { self == .string(text) }
    }
}

extension Register {
    /// Everything wrong with `feature`; see ``FeatureCheck/problems(in:replacing:)``, which is cheaper for many.
    public func problems(in feature: Feature, replacing previous: Feature? = nil) -> [ValueProblem] {
        FeatureCheck(self).problems(in: feature, replacing: previous)
    }
}
