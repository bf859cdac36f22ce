import HTTPTypes
import Hummingbird
import LandkortApplication
import LandkortCore

/// A page that joins registers: sections, and tables that can be taken away as files.
struct JoinedPage {
    struct Link {
        let label: String
        let url: String

        var context: [String: Any] { ["label": label, "url": url] }
    }

    struct Section {
        let id: String
        let title: String
        var text: String?
        var content = Markup()
        var table: PageTable?
        /// Whether the table's columns are equally wide.
        var isMatrix = false
        /// Said where there is nothing to show: what to do next.
        var empty: (text: String, link: Link?)?
        var actions: [Link] = []
    }

    /// What the page is of, such as a partnership, and where that is shown.
    var kind: Link
    var title: String
    /// The finding in one sentence.
    var lead: String?
    /// How the figures come about.
    var note: String?
    var actions: [Link] = []
    var choices: [[String: Any]] = []
    var sections: [Section] = []
    /// The first is what CSV gives unless another is asked for.
    var tables: [JoinedTable] = []
    var isSynthetic = false
    var crumbs: [(label: String, url: String)] = []
}

extension JoinedPage.Section {
    fileprivate var context: [String: Any] {
        [
            "sectionId": id, "sectionTitle": title, "sectionText": text as Any? ?? false, "content": content.html,
            "isMatrix": isMatrix, "joinedTable": table?.context as Any? ?? false,
            "nothing": empty.map { ["words": $0.text, "way": $0.link?.context as Any? ?? false] } as Any? ?? false,
            "hasSectionActions": !actions.isEmpty, "sectionActions": actions.map(\.context),
        ]
    }
}

extension Pages {
    /// The page, or its rows as CSV or JSON: `f=csv|json`, `tabel=` one of several.
    func reply(_ joined: JoinedPage, _ request: Request, _ context: RequestSource) throws -> Response {
        let parameters = request.parameters
        if let asked = parameters["tabel"], !joined.tables.contains(where: { $0.id == asked }) {
            throw RequestProblem.badParameter("tabel", value: asked, allowed: joined.tables.map(\.id))
        }
        let table = joined.tables.first { $0.id == parameters["tabel"] } ?? joined.tables.first
        if parameters["f"] == "csv", let table { return Self.file(table, request) }
        guard try Format(request) == .html else {
            return Reply.bytes(OutputRow.json(table?.outputs ?? []), "application/json", to: request)
        }
        var frame = PageFrame(title: joined.title, crumbs: joined.crumbs)
        frame.isSynthetic = joined.isSynthetic
        frame.sampleSentence = texts("sampleJoined", context.language)
        frame.alternates = joined.tables.prefix(1).map { _ in
            ("application/json", Self.address(request.uri.path, request.uri.query, setting: "f", to: "json"), "JSON")
        }
        let words = words(context.language)
        let content: [String: Any] = [
            "kind": joined.kind.label, "kindUrl": joined.kind.url, "heading": joined.title,
            "leadText": joined.lead as Any? ?? false, "pageNote": joined.note as Any? ?? false,
            "hasActions": !joined.actions.isEmpty, "headActions": joined.actions.map(\.context),
            "hasChoices": !joined.choices.isEmpty, "choices": joined.choices,
            "sections": joined.sections.map(\.context), "hasFiles": !joined.tables.isEmpty,
            "files": joined.tables.map { files(of: $0, request, words) },
        ]
        return Reply.html(page("joined", content, in: frame, request, context.language), to: request)
    }

    private static func file(_ table: JoinedTable, _ request: Request) -> Response {
        // An empty table has its headings all the same.
        let bytes =
            table.rows.isEmpty
            ? Array((table.columns.map(\.name).joined(separator: ",") + "\r\n").utf8) : OutputRow.csv(table.outputs)
        var response = Reply.bytes(bytes, "text/csv; charset=utf-8; header=present", to: request)
        response.headers[.contentDisposition] = "attachment; filename=\"\(table.id).csv\""
        return response
    }

    private func files(of table: JoinedTable, _ request: Request, _ words: Words) -> [String: Any] {
        let query = Self.address("", request.uri.query, setting: "tabel", to: table.id).dropFirst()
        return [
            "table": table.title[words.language],
            "formats": ["csv", "json"].map { format in
                [
                    "label": format.uppercased(),
                    "url": Self.address(request.uri.path, String(query), setting: "f", to: format),
                ]
            },
        ]
    }
}
