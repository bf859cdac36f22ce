import LandkortCore

/// `filter`, `filter-lang` and `filter-crs`: OGC API – Features Part 3, clause 7.
enum FilterParameters {
    static let names = ["filter", "filter-lang", SystemParameter.filter.rawValue]

    /// What a filter's language is called. The last is the draft's name, by which GDAL 3.6 knows that it can filter here.
    static let languages: [(name: String, language: Filter.Language)] =
        Filter.Language.allCases.map { ($0.rawValue, $0) } + [("cql-text", .text)]

    /// What the parameters ask for; nil where there is no filter.
    ///
    /// - Throws: ``RequestProblem/badFilter(_:)``, ``RequestProblem/badParameter(_:value:allowed:)``.
    static func filter(_ parameters: Parameters) throws(RequestProblem) -> Filter? {
        let system = try SystemParameter.filter.system(in: parameters)
        do throws(FilterProblem) {
            let language = try language(parameters["filter-lang"])
            guard let text = parameters["filter"] else { return nil }
            return try Filter(text, in: language, system: system)
        } catch {
            throw RequestProblem.badFilter(error)
        }
    }

    private static func language(_ text: String?) throws(FilterProblem) -> Filter.Language {
        guard let text else { return .text }
        guard let known = languages.first(where: { $0.name == text }) else {
            throw .unknownLanguage(String(text.prefix(40)))
        }
        return known.language
    }
}
