import LandkortApplication
import LandkortCore

/// A record in a form: as it is stored, as somebody filled it in, and what is wrong with that.
struct RecordForm {
    /// What a form calls the place, and the prefix of its fields' names: no field of a register has a dot.
    static let place = "sted."
    static let prefix = "felt."
    /// The parameter that says where to go on when the record is saved.
    static let goOn = "til"
    /// What says that the record was deleted while the form was filled in; which redaction, of any record, was the last
    /// when the form was made; and that it was filled in with an earlier version.
    static let meanwhile = "imens"
    static let redactions = "sletninger"
    static let past = "fortid"
    /// The parameter that says the moment whose version the form is filled in with.
    static let asOf = "som"

    let source: RegisterSource
    /// What the form was made from; an empty one for a new record.
    let old: Feature
    /// What it shows.
    var feature: Feature
    /// The version that is to be replaced; nil for a new record.
    var revision: Int?
    let mark: String
    /// The last redaction, of any record, before what the form is made from was read; nil for a new record.
    let knownRedaction: Int?
    /// What came back; nil the first time.
    var sent: Parameters?
    var faults: [FieldFault] = []
    /// Why it could not be saved for now, though nothing is wrong with it.
    var hindrance: (any Problem)?
    /// A place that cannot be read, as it was typed in a form whose fields can.
    private var typedPlace: String?
    /// What somebody else saved in between.
    var found: Feature?
    /// An earlier version that the form is filled in with, for who goes back to it.
    private(set) var earlier: FeatureVersion?
    /// Whether the record was ended, and the form brings it back.
    var isReturn = false
    /// Whether it was ended while somebody filled in the form.
    var wasDeleted = false
    /// The fields that something was taken out of for good while somebody filled in the form.
    var redacted: [Field] = []
    /// The page to go on to when the record is saved; nil is the record's own.
    var goOn: String?

    init(
        _ source: RegisterSource, _ feature: Feature, revision: Int? = nil, knowing redaction: Int? = nil, mark: String,
        sent: Parameters? = nil
    ) {
        (self.source, old, self.feature) = (source, feature, feature)
        (self.revision, self.mark, self.sent) = (revision, mark, sent)
        knownRedaction = redaction
        goOn = SignInRoutes.ownPath(sent?[Self.goOn])
    }

    /// Begins with what the address says of a new record: `?kommunekode=0376`, by the names of its fields.
    ///
    /// - Throws: ``RequestProblem/unknownParameter(_:known:)``.
    mutating func begin(with parameters: Parameters) throws {
        goOn = SignInRoutes.ownPath(parameters[Self.goOn])
        let given = parameters.pairs.filter { ![Self.goOn, "lang", "f"].contains($0.name) }
        let asked = fields.filter { field in given.contains { $0.name == field.name } }
        if let stray = given.first(where: { pair in !asked.contains { $0.name == pair.name } }) {
            throw RequestProblem.unknownParameter(stray.name, known: fields.map(\.name))
        }
        let texts = Dictionary(given.map { ($0.name, [$0.value]) }) { first, _ in first }
        feature = try TypedRecord(texts: texts, place: nil)
            .feature(over: feature, asking: asked, in: source.register).record
    }

    /// Fills in what an earlier version said, as far as the form asks for it; it is saved like anything typed.
    mutating func goBack(to version: FeatureVersion) {
        earlier = version
        for field in fields { feature[field.name] = version.feature[field.name] }
        feature.geometry = version.feature.geometry
    }

    /// In the groups and the order of the form, without what the store fills in; a key is given once.
    var groups: [(heading: FieldGroup?, fields: [Field])] {
        source.fieldsByGroup.compactMap { heading, fields in
            let asked = fields.filter {
                !$0.isSetBySystem && !$0.tellsOfVersion && (revision == nil || !$0.isIdentifier)
            }
            return asked.isEmpty ? nil : (heading, asked)
        }
    }

    var fields: [Field] { groups.flatMap(\.fields) }

    /// Whether nothing is left to save: somebody else, or a press before, has stored just that.
    var isStored: Bool {
        guard let found, !isReturn, faults.isEmpty else { return false }
        return fields.allSatisfy { feature[$0.name] == found[$0.name] }
            && (source.geometry == nil || placeText == found.geometry.map(TypedRecord.text(of:)) ?? "")
    }

    /// What was typed, over what is stored, and what is wrong with a place that cannot be read and with fields that the
    /// register does not have.
    func typed(_ old: Feature) throws -> (record: Feature, faults: [FieldFault]) {
        var texts: [String: [String]] = [:]
        for field in fields { texts[field.name] = self.texts(of: field) }
        var typed = try TypedRecord(texts: texts, place: sent?[Self.place])
            .feature(over: old, asking: fields, in: source.register)
        let names = (sent?.pairs ?? []).map(\.name).filter { $0.hasPrefix(Self.prefix) }
            .map { String($0.dropFirst(Self.prefix.count)) }
        typed.faults += names.filter { source.register[$0] == nil }.map(FieldFault.init(unknown:))
        return typed
    }

    /// Takes up what somebody else saved in between, where nothing else was typed than what the form had. A record that
    /// they deleted is brought back with what was typed.
    ///
    /// - Parameter read: what the form was made from; nil where that is not known, and everything counts as typed.
    mutating func take(_ now: FeatureVersion, over read: FeatureVersion?) throws {
        (found, revision, isReturn, wasDeleted) = (now.feature, now.revision, now.to != nil, now.to != nil)
        guard let read = read?.feature else { return }
        let (typed, flaws) = try typed(read)
        var mine = typed
        for field in fields where mine[field.name] == read[field.name] { mine[field.name] = now.feature[field.name] }
        if mine.geometry == read.geometry { mine.geometry = now.feature.geometry }
        // A place that cannot be read is no geometry, but stays as it was typed.
        if flaws.contains(where: { $0.field == nil }) { typedPlace = sent?[Self.place] }
        (feature, faults, sent) = (mine, flaws, nil)
    }

    /// What the form shows for a field: what was typed, else what is stored.
    func texts(of field: Field) -> [String] {
        guard let sent else {
            let texts = feature[field.name].formTexts
            return field.type == .datetime ? texts.map(TypedRecord.text(ofMoment:)) : texts
        }
        let all = sent.pairs.filter { $0.name == Self.prefix + field.name }.map(\.value)
        guard field.multivalued, !field.isChosen else { return all }
        return all.flatMap { $0.split { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }.map(String.init) }
    }

    var placeText: String { sent?[Self.place] ?? typedPlace ?? feature.geometry.map(TypedRecord.text(of:)) ?? "" }

    /// A fault as the form tells it: moments are typed by the clocks of Denmark, of which the check of a record knows
    /// nothing.
    func told(_ fault: FieldFault) -> FieldFault {
        guard fault.code == "value.wrong-type", let field = fields.first(where: { $0.name == fault.field }),
            field.type == .datetime
        else { return fault }
        var told = fault
        told.message = Bilingual(
            da: "»\(field.title.da)« skal være et tidspunkt som 2026-11-20 11:00 i dansk tid; den time, som "
                + "sommertiden springer over, findes ikke.",
            en: "“\(field.title.en)” must be a time such as 2026-11-20 11:00 in Danish time; the hour that summer time "
                + "skips does not exist.")
        return told
    }

    func fault(of field: String?) -> FieldFault? { faults.first { $0.field == field } }
}

extension Field {
    /// Whether its values are chosen from a list.
    var isChosen: Bool {
        switch type {
        case .code, .boolean: true
        case .string, .uri, .integer, .number, .date, .datetime, .time, .reference: false
        }
    }
}

extension Value {
    /// As a person would type it, each of a list; the comma is the mark that is never taken for another.
    fileprivate var formTexts: [String] {
        switch self {
        case .null: []
        case .array(let items): items.flatMap(\.formTexts)
        case .number(let number): [number.plainDigits.replacing(".", with: ",")]
        case .string, .integer, .boolean: [text]
        }
    }
}
