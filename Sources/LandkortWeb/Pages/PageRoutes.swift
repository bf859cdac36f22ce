import Hummingbird

/// Pages that are not the form of a resource: the address search, and what the map asks for.
struct PageRoutes {
    let pages: Pages

    func add(to router: Router<RequestSource>) {}
}
