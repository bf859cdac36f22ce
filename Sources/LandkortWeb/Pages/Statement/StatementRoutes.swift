import Hummingbird

/// `/tilgaengelighed`: the accessibility statement; `/was` leads to it, as Danish public sites have it.
struct StatementRoutes {
    let pages: Pages
    let publisher: Publisher

    func add(to router: Router<RequestSource>) {
        router.get("tilgaengelighed") { request, context in
            return pages.statement(of: publisher, request, context)
        }
        router.get("was") { _, _ in Reply.redirect(to: "/tilgaengelighed") }
    }
}
