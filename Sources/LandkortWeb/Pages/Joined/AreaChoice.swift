import Hummingbird
import LandkortApplication
import LandkortCore

/// Which of some areas a joined page is of: the address says it, else it is the reader's own, else the first.
struct AreaChoice {
    let parameter: String
    let areas: [Territory.Area]
    /// Nil where there is none to choose.
    let chosen: Territory.Area?

    /// - Parameter areas: in the order they are offered; the first is the usual one.
    /// - Throws: ``RequestProblem/badParameter(_:value:allowed:)`` for none of them.
    init(
        _ parameter: String, among areas: [Territory.Area], _ request: Request, _ reader: Reader
    ) throws(RequestProblem) {
        self.parameter = parameter
        self.areas = areas
        guard let code = request.parameters[parameter] else {
            chosen = areas.first { !reader.municipalities.isDisjoint(with: $0.members) } ?? areas.first
            return
        }
        guard let area = areas.first(where: { $0.code == code }) else {
            throw .badParameter(parameter, value: code, allowed: areas.map(\.code))
        }
        chosen = area
    }

    /// As `part-choices` shows it; nothing where there is nothing to choose.
    func choices(_ label: String, _ request: Request) -> [[String: Any]] {
        guard areas.count > 1 else { return [] }
        let options = areas.map { area -> [String: Any] in
            let url = Pages.address(request.uri.path, nil, setting: parameter, to: area.code)
            return ["label": area.name, "url": url, "current": area == chosen]
        }
        return [["id": parameter, "label": label, "options": options]]
    }
}

extension Pages {
    /// Partnerships, those first that have a row in `register` that the reader may see.
    func partnerships(
        with register: RegisterID, _ request: Request, _ context: RequestSource
    ) async throws -> AreaChoice {
        var filled: [Territory.Area] = []
        var empty: [Territory.Area] = []
        for area in try await workspace.territory().allPartnerships {
            let query = FeatureQuery(equal: ["partnerskabskode": .string(area.code)])
            let count =
                workspace.registers.contains { $0.id == register }
                ? try await workspace.count(in: register, matching: query, reader: context.reader) : 0
            if count > 0 { filled.append(area) } else { empty.append(area) }
        }
        return try AreaChoice("partnerskab", among: filled + empty, request, context.reader)
    }

    /// The page where there is no partnership at all.
    func noPartnership(_ title: String, _ request: Request, _ context: RequestSource) throws -> Response {
        let words = words(context.language)
        var page = JoinedPage(kind: .init(label: words("joinedTitle"), url: "/overblik"), title: title)
        page.crumbs = [(words("joinedTitle"), "/overblik")]
        page.sections = [
            .init(
                id: "tom", title: words("joinedNothing"),
                empty: (
                    words("joinedNoPartnership"),
                    .init(label: words("joinedToRegister"), url: "/collections/partnerskab")
                ))
        ]
        return try reply(page, request, context)
    }

    func gapLinks(_ request: Request, _ context: RequestSource) -> GapLinks {
        let here = request.uri.query.map { "\(request.uri.path)?\($0)" } ?? request.uri.path
        return GapLinks(registers: workspace.registers, context: context, here: here)
    }
}
