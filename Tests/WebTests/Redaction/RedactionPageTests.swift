import Foundation
import HTTPTypes
import LandkortCore
import LandkortStore
import Support
import Testing

@testable import LandkortWeb

@Suite("What was taken out, on pages and over the API")
struct RedactionPageTests {
    private let path = "\(EditDesk.items)/\(EditDesk.own)"

    private func redact(_ desk: EditDesk, _ extent: Redaction.Extent) async throws {
        let redaction = Redaction(
            of: EditDesk.own, in: "mast", extent, reason: "Efter anmodning.", time: "2026-11-20T10:00:00.000Z",
            by: "admin")
        _ = try await desk.store.redact([redaction], isTrial: false)
    }

    @Test("a record says what was taken out, when and why, and to those who sign in by whom")
    func field() async throws {
        let desk = try await EditDesk()
        try await redact(desk, .fields(["navn": "(slettet)"]))
        for page in [path, "\(path)/versions"] {
            let shown = try await desk.client.get(page, [.accept: "text/html"]).text
            #expect(shown.contains("Slettet for altid 20. november 2026"), "\(shown)")
            #expect(shown.contains("Efter anmodning.") && !shown.contains("admin"))
            #expect(try await desk.page(page).text.contains("af admin"))
        }
        #expect(try await desk.client.get("\(path)?f=json").text.contains("(slettet)"))
        let told = try #require(try await desk.client.get("\(path)/versions?f=json").objects("redactions").first)
        #expect(told["fields"] as? [String] == ["navn"] && told["by"] is NSNull)
    }

    @Test("a record that is all gone is gone to an administrator, and to everybody else never was")
    func whole() async throws {
        let desk = try await EditDesk()
        try await redact(desk, .whole)
        for address in [path, "\(path)/versions"] {
            #expect(try await desk.client.get(address).status == 404)
            #expect(try await desk.client.get(address, desk.token).status == 404)
            let admin = try await desk.administrator()
            let gone = try await desk.client.get(address, admin)
            #expect(gone.status == 410)
            #expect(try gone.problem() == "request.redacted")
            #expect(gone.text.contains("Efter anmodning."))
            #expect(try gone.json()["title"] as? String == "Oplysningerne er fjernet")
        }
    }
}
