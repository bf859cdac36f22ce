public import LandkortCore

/// What is wrong with one field of a record that somebody wants to save.
public struct FieldFault: Sendable, Hashable {
    /// The field's name; nil for the place and for the whole record.
    public var field: String?
    /// A JSON pointer (RFC 6901) into the record as GeoJSON.
    public var pointer: String
    /// Such as `value.missing`.
    public var code: String
    /// What is wrong, and what to do.
    public var message: Bilingual

    /// A fault as it was found.
    public init(field: String?, pointer: String, code: String, message: Bilingual) {
        (self.field, self.pointer, self.code, self.message) = (field, pointer, code, message)
    }

    init(_ problem: ValueProblem) {
        self.init(field: problem.field, pointer: problem.pointer, code: problem.code, message: problem.message)
    }

    /// A reference that leads nowhere, as far as its author may see.
    init(noRecord id: String, _ field: Field, _ register: RegisterID) {
        self.init(
            field: field.name, pointer: "/properties/\(field.name)", code: "edit.no-such-record",
            message: Bilingual(
                da: "»\(field.title.da)« peger på \(id), som ikke er i registret \(register).",
                en: "“\(field.title.en)” refers to \(id), which is not in the register \(register)."))
    }

    /// A place that cannot be read.
    public init(place message: Bilingual) {
        self.init(field: nil, pointer: "/geometry", code: "edit.place", message: message)
    }
}

/// Why a record was not saved.
public enum EditProblem: Problem {
    /// All that is wrong with it, in the order of the fields.
    case invalid(RegisterID, [FieldFault])

    /// `edit.` and the case, with hyphens.
    public var code: String { "edit.invalid-record" }

    /// Always the record's fault.
    public var kind: ProblemKind { .invalid }

    /// All faults in one text.
    public var message: Bilingual {
        switch self {
        case .invalid(let register, let faults):
            Bilingual(
                da: "Posten i registret \(register) er ikke gemt. " + faults.map(\.message.da).joined(separator: " "),
                en: "The record in the register \(register) was not saved. "
                    + faults.map(\.message.en).joined(separator: " "))
        }
    }

    /// What is wrong.
    public var faults: [FieldFault] {
        switch self {
        case .invalid(_, let faults): faults
        }
    }
}

extension Editing {
    /// - Throws: ``EditProblem/invalid(_:_:)`` with what is wrong, as far as the author sees the field.
    func check(_ feature: Feature, replacing old: Feature?, in register: Register, _ reader: Reader) async throws {
        let access = reader.access(to: register)
        var faults = register.problems(in: feature, replacing: old).map(FieldFault.init)
        for field in register.fields where feature[field.name] != old?[field.name] ?? .null {
            guard case .reference(let target) = field.type else { continue }
            for id in feature[field.name].referred where try await !isThere(id, in: target, reader) {
                faults.append(FieldFault(noRecord: id, field, target))
            }
        }
        let shown = faults.filter { $0.field.map(access.sees) ?? true }
        guard shown.isEmpty else { throw EditProblem.invalid(register.id, shown) }
    }

    private func isThere(_ id: Feature.ID, in register: RegisterID, _ reader: Reader) async throws -> Bool {
        do {
            _ = try await workspace.feature(id, in: register, reader: reader)
            return true
        } catch {
            let problem: any Problem = error
            guard problem.kind == .notFound else { throw problem }
            return false
        }
    }
}

extension Value {
    fileprivate var referred: [String] {
        switch self {
        case .string(let text): text.isEmpty ? [] : [text]
        case .array(let items): items.flatMap(\.referred)
        case .null, .integer, .number, .boolean: []
        }
    }
}
