import Hummingbird
import LandkortApplication
import LandkortCore

/// `/overblik`: pages that join registers, and the public calendar.
struct JoinedRoutes {
    /// Of most of them: whose rows are shown, and which table as a file.
    static let parameters = ["partnerskab", "tabel"]

    let pages: Pages

    func add(to router: Router<RequestSource>) {
        router.get("kalender.ics") { try await pages.calendar($0, $1) }
        let joined = router.group("overblik")
        joined.get { try await pages.overviews($0, $1) }
        joined.get("kontrakter") { try await pages.contracts($0, $1) }
        joined.get("program") { try await pages.programme($0, $1) }
        joined.get("kontakter") { try await pages.contactBook($0, $1) }
        joined.get("moeder") { try await pages.meetings($0, $1) }
        joined.get("moeder/:moede") { try await pages.meeting($0, $1) }
        joined.get("oensker") { try await pages.wishes($0, $1) }
        joined.get("retningslinjer") { try await pages.adoption($0, $1) }
    }
}
