import LandkortApplication

/// Which parameters a route reads, beside the two that all do; one that is not here reads none.
enum RouteParameters {
    /// By the route as it is declared; nil where what is read depends on more than that, so that the route itself says
    /// what it knows, with ``Hummingbird/Request/allow(_:)``.
    static func names(of route: String) -> [String]? {
        if let names = own[route] { return names }
        return dependent.contains(route) ? nil : []
    }

    private static let own: [String: [String]] = [
        "/administration": [SecretShelf.parameter],
        "/administration/konti/{name}": [SecretShelf.parameter],
        "/administration/log": ["hoved"],
        "/administration/noegler": [SecretShelf.parameter],
        "/adresser": ViewChoice.parameters + ["q", "inden_for"],
        "/collections/{collection}/bulk": ["valg", "udfyldt", "trin"],
        "/collections/{collection}/import": ["fil", "nr"],
        "/collections/{collection}/items/{item}/edit": [RecordForm.goOn, RecordForm.asOf],
        "/jobs": ["limit"],
        "/kalender.ics": ["partnerskab"],
        "/konto": [SecretShelf.parameter],
        "/log-ind": ["til"],
        "/log-ind/oidc": ["til"],
        "/mit-arbejde": ["tabel", SecretShelf.parameter],
        "/overblik": JoinedRoutes.parameters,
        "/overblik/kontakter": JoinedRoutes.parameters,
        "/overblik/kontrakter": JoinedRoutes.parameters,
        "/overblik/moeder": JoinedRoutes.parameters,
        "/overblik/moeder/{moede}": ["tabel"],
        "/overblik/oensker": JoinedRoutes.parameters,
        "/overblik/program": ["kommune", "tabel"],
        "/overblik/retningslinjer": JoinedRoutes.parameters,
        "/processes": ["limit"],
    ]

    /// By what is asked for, by the register's fields, by the analysis' inputs, or by who answers there.
    private static let dependent = Set(AnalysisProcess.all.map { "/\($0.id)" }).union([
        "/", "/collections/{collection}/download", "/collections/{collection}/items",
        "/collections/{collection}/items/{item}", "/collections/{collection}/items/{item}/attachments",
        "/collections/{collection}/new", "/collections/{collection}/tiles/{set}/{z}/{row}/{col}",
        "/log-ind/oidc/retur", "/processes/{process}", "/rapporter/{process}",
    ])
}
