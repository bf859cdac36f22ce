import Hummingbird
import LandkortCore

/// The parameters of an items request, read and checked: OGC API – Features Part 1, clauses 7.15.2 to 7.15.5.
struct ItemsRequest {
    static let defaultLimit = 100
    static let mostItems = 10_000

    var query: SourceQuery
    /// What the answer's coordinates are to be in.
    let system: ReferenceSystem
    /// The fields that are asked for, in order; nil for those that are usual.
    let columns: [Field]?
    /// The request's parameters but the cursor, in their order, for links to other pages.
    let kept: [(String, String)]
    /// What was searched for, as it was written.
    let text: String?

    /// - Throws: ``RequestProblem`` for a parameter that is unknown or cannot be read.
    init(
        _ request: Request, of source: any FeatureSource, reader: Reader, beside more: [String] = []
    ) throws(RequestProblem) {
        try self.init(request, of: source, reader, allowing: Self.shared(by: source) + more)
    }

    /// What narrows the features of a tile, which has a place and no pages.
    init(tileOf source: any FeatureSource, _ request: Request, reader: Reader) throws(RequestProblem) {
        try self.init(request, of: source, reader, allowing: Self.narrowing(source))
    }

    private init(
        _ request: Request, of source: any FeatureSource, _ reader: Reader, allowing names: [String]
    ) throws(RequestProblem) {
        try request.allow(names + source.parameters)
        let parameters = request.parameters
        query = SourceQuery(reader: reader)
        text = parameters["q"]
        query.features.limit = try Self.limit(parameters["limit"])
        system = try SystemParameter.answer.system(in: parameters)
        let boxSystem = try SystemParameter.box.system(in: parameters)
        if let box = parameters["bbox"] { try BoxParameter(box, in: boxSystem).narrow(&query.features) }
        query.features.after = parameters["cursor"]
        for name in source.parameters { query.own[name] = parameters[name] }
        columns = try Self.columns(parameters[Self.properties], of: source)
        kept = parameters.pairs.filter { $0.name != "cursor" && $0.name != "f" }.map { ($0.name, $0.value) }
        try read(parameters, of: source)
    }

    /// Parameters that a collection has whatever its fields are.
    static func shared(by source: any FeatureSource) -> [String] {
        ["limit", "bbox", SystemParameter.box.rawValue, "datetime", "cursor", properties] + FilterParameters.names
            + (source.isSearchable ? ["q"] : [])
            + (source.sortable.isEmpty ? [] : ["sortby"]) + (source.inUse == nil ? [] : [historical])
    }

    /// The fields of the answer, separated by commas.
    static let properties = "properties"

    private static func columns(_ text: String?, of source: any FeatureSource) throws(RequestProblem) -> [Field]? {
        guard let text else { return nil }
        var columns: [Field] = []
        for name in text.split(separator: ",") {
            guard let field = source.fields.first(where: { $0.name == name }) else {
                throw .badParameter(properties, value: String(name), allowed: source.fields.map(\.name))
            }
            if !columns.contains(where: { $0.name == field.name }) { columns.append(field) }
        }
        return columns
    }

    /// Whether historical records are among them: `ja`, as it is without, or `nej`.
    static let historical = "historiske"
    static let historicalChoices = ["ja", "nej"]

    private static func narrowing(_ source: any FeatureSource) -> [String] {
        FilterParameters.names + (source.isVersioned ? ["datetime"] : []) + (source.isSearchable ? ["q"] : [])
            + (source.inUse == nil ? [] : [historical])
    }

    private mutating func read(_ parameters: Parameters, of source: any FeatureSource) throws(RequestProblem) {
        if let time = parameters["datetime"] {
            let moment = try TimeParameter.moment(time.replacing(" ", with: "+"))
            if source.isVersioned { query.features.moment = moment }
        }
        query.features.filter = try FilterParameters.filter(parameters)
        if let text = parameters["q"] { query.features.words = SearchWords(text) }
        if let text = parameters[Self.historical] {
            guard Self.historicalChoices.contains(text) else {
                throw .badParameter(Self.historical, value: text, allowed: Self.historicalChoices)
            }
            query.isInUse = text == "nej"
        }
        guard let text = parameters["sortby"] else { return }
        let name = text.drop { "-+ ".contains($0) }
        guard source.sortable.contains(where: { $0.name == name }) else {
            let names = source.sortable.map(\.name)
            throw .badParameter("sortby", value: text, allowed: names + names.prefix(1).map { "-\($0)" })
        }
        query.features.order = FeatureOrder(by: .field(String(name)), isDescending: text.hasPrefix("-"))
    }

    /// The path of the page after `cursor`, with the same parameters.
    func path(_ base: String, cursor: String?) -> String {
        let pairs = kept + (cursor.map { [("cursor", $0)] } ?? [])
        guard !pairs.isEmpty else { return base }
        return base + "?" + pairs.map { "\($0.percentEncoded)=\($1.percentEncoded)" }.joined(separator: "&")
    }

    private static func limit(_ text: String?) throws(RequestProblem) -> Int {
        guard let text else { return defaultLimit }
        // More than is given, and more than a number holds, is as much as is given.
        let isLarge = text.count > 9 && text.allSatisfy { $0.isASCII && $0.isNumber }
        guard let limit = isLarge ? mostItems : Int(text), limit >= 1 else {
            throw .badParameter("limit", value: text, allowed: ["1–\(mostItems)"])
        }
        return min(limit, mostItems)
    }
}

extension String {
    /// Safe in a query.
    var percentEncoded: String {
        utf8.reduce(into: "") { text, byte in
            let isPlain =
                byte < 128 && (Character(UnicodeScalar(byte)).isLetter || Character(UnicodeScalar(byte)).isNumber)
            if isPlain || "-._~:,".utf8.contains(byte) {
                text.unicodeScalars.append(UnicodeScalar(byte))
            } else {
                let hex = String(byte, radix: 16, uppercase: true)
                text += "%" + (hex.count == 1 ? "0" : "") + hex
            }
        }
    }
}
