import LandkortApplication
import LandkortCore

/// What the page of a bulk edit shows: records that were chosen, what they are to be given, and what that would do.
struct BulkForm {
    /// The parameter that says what was typed, for the same records may be chosen once and typed for in two windows.
    static let draft = "udfyldt"

    let source: RegisterSource
    let mark: String
    var entry: BulkShelf.Entry?
    /// Those that are to be set, by the values that were typed.
    var fields: [Field] = []
    var sent = Parameters("")
    /// The number of what was sent; nil the first time.
    var draft: Int?
    var plan: BulkPlan?
    /// What was done; nil until then.
    var outcome: BulkOutcome? { draft.flatMap { entry?.outcomes[$0] } }
    var problem: (any Problem)?
    /// What was changed before, newest first.
    var earlier: [ImportNote] = []

    init(source: RegisterSource, mark: String) { (self.source, self.mark) = (source, mark) }

    /// Takes up what the form sent: the fields so far, one more, or one less.
    mutating func read(_ sent: Parameters) {
        self.sent = sent
        let chosen = (sent["felter"] ?? "").split(separator: ",").map(String.init) + [sent["nyt"] ?? ""]
        fields = settable.filter { chosen.contains($0.name) && $0.name != sent["fjern"] }
    }

    /// What many records can be given alike.
    var settable: [Field] {
        source.register.formFields.filter { field in
            source.fields.contains { $0.name == field.name } && !field.isSetBySystem && !field.tellsOfVersion
                && !field.isIdentifier
        }
    }

    /// The same fields as in the form of one record.
    var record: RecordForm {
        RecordForm(source, Feature(id: "", values: [:]), revision: 0, mark: mark, sent: sent)
    }

    /// What was typed; null where a field is to be emptied.
    func values() throws -> [String: Value] {
        let form = record
        var texts: [String: [String]] = [:]
        for field in fields { texts[field.name] = form.texts(of: field) }
        let typed = try TypedRecord(texts: texts, place: nil)
            .feature(over: Feature(id: "", values: [:]), asking: fields, in: source.register).record
        return Dictionary(uniqueKeysWithValues: fields.map { ($0.name, typed[$0.name]) })
    }
}
