/// The rules of one register made ready to hold against many records.
///
/// Making one compiles the patterns, so an import makes one and reuses it; checking is O(values).
public struct FeatureCheck {
    private let register: Register
    private let fields: [FieldCheck]

    /// Compiles the patterns of `register`.
    public init(_ register: Register) {
        self.register = register
        fields = register.fields.map(FieldCheck.init)
    }

    /// Everything wrong with `feature`, in the order of the fields; empty when it can be saved.
    ///
    /// The feature's id stands in for a missing identifier value, and in a new record a field's default for any other
    /// missing one, as when it is saved. A code that is no longer active is accepted where `previous`, the version being
    /// replaced, already has it. Whether references point at something, and whether keys are unique, is for the store
    /// to say.
    public func problems(in feature: Feature, replacing previous: Feature? = nil) -> [ValueProblem] {
        var problems: [ValueProblem] = []
        for check in fields {
            let value = value(of: check.field, in: feature, isNew: previous == nil)
            problems += check.problems(in: value, keeping: previous?[check.field.name])
        }
        for name in feature.values.keys.sorted() where register[name] == nil {
            problems.append(.unknownField(name))
        }
        return problems + geometryProblems(in: feature)
    }

    /// Whether a new record may have `value` in `field`, all other rules of the register left aside.
    public func admits(_ value: Value, in field: Field) -> Bool {
        fields.first { $0.field.name == field.name }?.problems(in: value, keeping: nil).isEmpty ?? false
    }

    private func value(of field: Field, in feature: Feature, isNew: Bool) -> Value {
        let value = feature[field.name]
        guard value.isNull else { return value }
        guard field.isIdentifier, !feature.id.isEmpty else { return isNew ? field.defaultValue ?? .null : .null }
        return .string(feature.id)
    }

    private func geometryProblems(in feature: Feature) -> [ValueProblem] {
        guard let geometry = feature.geometry else {
            return register.requiresGeometry ? [.missingGeometry] : []
        }
        return geometry.kind == register.geometry ? [] : [.wrongGeometry(expected: register.geometry)]
    }
}

extension Register {
    /// Everything wrong with `feature`; see ``FeatureCheck/problems(in:replacing:)``, which is cheaper for many.
    public func problems(in feature: Feature, replacing previous: Feature? = nil) -> [ValueProblem] {
        FeatureCheck(self).problems(in: feature, replacing: previous)
    }
}
