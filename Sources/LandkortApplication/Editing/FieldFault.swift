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
    /// The regular expression that the value does not match, where that is what is wrong; no sentence for people.
    public var regularExpression: String?

    /// A fault as it was found.
    public init(field: String?, pointer: String, code: String, message: Bilingual) {
        (self.field, self.pointer, self.code, self.message) = (field, pointer, code, message)
    }

    init(_ problem: ValueProblem) {
        self.init(field: problem.field, pointer: problem.pointer, code: problem.code, message: problem.message)
        regularExpression = problem.regularExpression
    }

    /// A reference that leads nowhere, as far as its author may see.
    init(noRecordOf reference: Reference, _ title: Bilingual) {
        func shown(_ language: Language) -> String { PrintableText.of(reference.id, atMost: 60, in: language) }
        self.init(
            field: reference.field, pointer: "/properties/\(reference.field)", code: "edit.no-such-record",
            message: Bilingual(
                da: "»\(title.da)« peger på \(shown(.da)), som ikke er i registret \(reference.target).",
                en: "“\(title.en)” refers to \(shown(.en)), which is not in the register \(reference.target)."))
    }

    /// A key that another record has: one value, or several that only together are taken, told once at the first.
    ///
    /// - Parameter fields: those that the author may see.
    static func taken(_ fields: [Field]) -> [FieldFault] {
        guard let first = fields.first else { return [] }
        let da = fields.map { "»\($0.title.da)«" }.joined(separator: " + ")
        let en = fields.map { "“\($0.title.en)”" }.joined(separator: " + ")
        let message =
            fields.count == 1
            ? Bilingual(
                da: "\(da) er taget: en anden post i registret har samme værdi. Vælg en anden.",
                en: "\(en) is taken: another record of the register has the same value. Choose another.")
            : Bilingual(
                da: "\(da) er taget: en anden post i registret har de samme værdier tilsammen. Ret en af dem.",
                en: "\(en) is taken: another record of the register has the same values together. Change one of them.")
        return [
            FieldFault(
                field: first.name, pointer: "/properties/\(first.name)", code: "edit.taken", message: message)
        ]
    }

    /// ``code`` of a value that would make the record somebody else's.
    static let notOwn = "edit.not-own"

    /// A value that would make the record somebody else's.
    ///
    /// - Parameter own: what it may be instead, by name.
    init(notOwn field: Field, own: [String]) {
        self.init(
            field: field.name, pointer: "/properties/\(field.name)", code: Self.notOwn,
            message: Bilingual(
                da: "»\(field.title.da)«: du kan kun skrive for \(own.joined(separator: ", ")).",
                en: "“\(field.title.en)”: you can only write for \(own.joined(separator: ", "))."))
    }

    /// Another id than the record has.
    public init(changedIdAt pointer: String) {
        self.init(
            field: nil, pointer: pointer, code: "edit.identifier",
            message: Bilingual(
                da: "Postens identifikation kan ikke ændres. Lad den være, som den er, eller opret en ny post.",
                en: "A record's identifier cannot be changed. Leave it as it is, or make a new record."))
    }

    /// Another value of a field that nobody but the system sets.
    public init(setBySystem field: Field) {
        self.init(
            field: field.name, pointer: "/properties/\(field.name)", code: "edit.set-by-system",
            message: Bilingual(
                da: "»\(field.title.da)« sættes af systemet og kan ikke ændres. Lad feltet være ude.",
                en: "“\(field.title.en)” is set by the system and cannot be changed. Leave the field out."))
    }

    /// A value of a field that the register does not have.
    public init(unknown name: String) { self.init(ValueProblem.unknownField(name)) }

    /// A place that cannot be read.
    public init(place message: Bilingual) {
        self.init(field: nil, pointer: "/geometry", code: "edit.place", message: message)
    }
}
