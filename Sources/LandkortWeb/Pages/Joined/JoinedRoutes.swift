import Hummingbird
import LandkortApplication
import LandkortCore

/// `/overblik`: pages that join registers, and the public calendar.
struct JoinedRoutes {
    let pages: Pages

    func add(to router: Router<RequestSource>) {
        router.get("kalender.ics") { try await pages.calendar($0, $1) }
        let joined = router.group("overblik")
        joined.get { try await pages.overviews(Self.known($0, ["partnerskab"]), $1) }
        joined.get("kontrakter") { try await pages.contracts(Self.known($0, ["partnerskab"]), $1) }
        joined.get("program") { try await pages.programme(Self.known($0, ["kommune"]), $1) }
        joined.get("kontakter") { try await pages.contactBook(Self.known($0, ["partnerskab"]), $1) }
        joined.get("moeder") { try await pages.meetings(Self.known($0, ["partnerskab"]), $1) }
        joined.get("moeder/:moede") { try await pages.meeting(Self.known($0, []), $1) }
        joined.get("oensker") { try await pages.wishes(Self.known($0, ["partnerskab"]), $1) }
        joined.get("retningslinjer") { try await pages.adoption(Self.known($0, ["partnerskab"]), $1) }
    }

    /// The request, where it says nothing that the page does not know.
    ///
    /// - Throws: ``RequestProblem/unknownParameter(_:known:)``.
    static func known(_ request: Request, _ names: [String]) throws(RequestProblem) -> Request {
        try request.allow(names + ["tabel"])
        return request
    }
}
