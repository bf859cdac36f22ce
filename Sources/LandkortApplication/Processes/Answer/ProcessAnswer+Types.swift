import LandkortCore

extension AnalysisProcess {
    /// The media types that an answer can be written in, without parameters; the first where nothing is asked for.
    public var types: [String] {
        switch output {
        case .rows: ["application/json", "text/csv", "application/geo+json"]
        case .document: ["application/json", "text/html", "text/plain"]
        }
    }
}

extension ProcessAnswer {
    /// The answer in a media type of ``AnalysisProcess/types``, with the whole name of the type; nil in any other.
    public func written(as type: String) -> (bytes: [UInt8], type: String)? {
        switch (self, type) {
        case (_, "application/json"): (json, type)
        case (.rows(let rows), "application/geo+json"): (OutputRow.geoJSON(rows), type)
        case (.rows(let rows), "text/csv"): (OutputRow.csv(rows), "text/csv; charset=utf-8; header=present")
        case (.document(let document, _), "text/html"): (document.bytes(as: .html), DocumentFormat.html.type)
        case (.document(let document, _), "text/plain"): (document.bytes(as: .text), DocumentFormat.text.type)
        default: nil
        }
    }
}
