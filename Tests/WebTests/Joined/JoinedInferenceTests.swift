import Foundation
import LandkortCore
import Testing

@testable import LandkortWeb

@Suite("Joined pages tell the public nothing of what it may not see")
struct JoinedInferenceTests {
    private static let contact = "6bce9db6-586d-5c58-b420-7312680fc6d6"
    private static let meeting = "5fafbca2-7675-585f-9394-95aabd3419f9"
    private static let guideline = "502ca667-c44c-5730-8360-d45f02dfd41f"
    private static let project = "fcd4947b-2c41-53ba-9fed-5a86969c0a20"
    private static let hidden: [RegisterID: Feature.ID] = [
        "kontakt": contact, "moede": meeting, "retningslinje": guideline, "indsats": project,
        "hoering": "fa252e69-6461-5056-a59f-23e04466c35a", "puljebevilling": "da3c4837-eae3-5fcf-8713-d77a6dbb53d7",
    ]

    /// With the rows, for authorities alone.
    private static func hide(_ rows: inout [RegisterID: [Feature]]) {
        for (register, id) in hidden {
            let place = rows[register]!.firstIndex { $0.id == id }!
            rows[register]![place]["off_kode"] = "3"
        }
    }

    /// Without them, and without what refers to them.
    private static func remove(_ rows: inout [RegisterID: [Feature]]) {
        for (register, id) in hidden { rows[register]!.removeAll { $0.id == id } }
        let ids = Set(hidden.values)
        for (register, features) in rows {
            rows[register] = features.compactMap { feature in
                var feature = feature
                for (field, value) in feature.values {
                    if let text = value.string, ids.contains(text) { feature[field] = .null }
                    if case .array(let items) = value {
                        feature[field] = .array(items.filter { !($0.string.map(ids.contains) ?? false) })
                    }
                }
                let isWhole = ["retningslinje", "indsats", "hoering"].allSatisfy { field in
                    features.first { $0.id == feature.id }?[field].string == feature[field].string
                }
                return isWhole ? feature : nil
            }
        }
    }

    @Test("two stores, with and without, give the same answers to the byte")
    func same() async throws {
        let (with, without) = (try await JoinedDesk(Self.hide), try await JoinedDesk(Self.remove))
        let paths = [
            "/overblik/retningslinjer?partnerskab=\(JoinedDesk.taskforce)",
            "/overblik/kontakter?partnerskab=\(JoinedDesk.taskforce)",
            "/overblik/moeder?partnerskab=\(JoinedDesk.north)",
            "/overblik/moeder/1e9f0ac4-b6f7-516b-9f81-3abed12533cc?lang=da", "/overblik/program?kommune=0707",
            "/overblik/program?kommune=0787", "/kalender.ics?lang=da",
            "/overblik/moeder/\(Self.meeting)?lang=da",
        ]
        for path in paths {
            for form in path.hasPrefix("/kalender") ? [""] : ["&f=html", "&f=csv", "&f=json"] {
                let (one, other) = (try await with.page(path + form), try await without.page(path + form))
                #expect(one.status == other.status && timeless(one) == timeless(other), "\(path + form)")
                #expect(Self.hidden.values.allSatisfy { path.contains($0) || !one.text.contains($0) }, "\(path + form)")
            }
        }
    }

    /// Without the time at which each store was made.
    private func timeless(_ answer: Answer) -> String {
        answer.text.replacing(/(DTSTAMP|LAST-MODIFIED):[0-9TZ]+/, with: "")
    }

    @Test("a wish whose meeting is hidden is told without it")
    func wish() async throws {
        let desk = try await JoinedDesk(Self.hide)
        for form in ["html", "csv", "json"] {
            let answer = try await desk.page("/overblik/oensker?partnerskab=\(JoinedDesk.north)&f=\(form)")
            #expect(answer.status == 200 && !answer.text.contains(Self.meeting))
            #expect(!answer.text.contains("Møder med styrelsen"))
        }
    }
}
