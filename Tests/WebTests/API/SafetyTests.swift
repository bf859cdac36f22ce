import HTTPTypes
import Hummingbird
import LandkortCore
import LandkortStore
import Testing

@testable import LandkortWeb

@Suite("What an answer never does")
struct SafetyTests {
    @Test("every answer, problems too, carries the headers that keep a browser safe")
    func headers() async throws {
        let client = try await Coast.shared.value.client
        let tag = try await client.get("/collections").headers[.eTag] ?? ""
        let answers = [
            try await client.get("/collections"), try await client.get("/collections", [.ifNoneMatch: tag]),
            try await client.get("/nowhere"), try await client.get("/nowhere", [.accept: "text/html"]),
            try await client.get("/collections?x=1"), try await client.ask(.post, "/collections"),
            try await client.ask(.options, "/collections"), try await client.get("/collections/mast/tiles/View1/0/0/0"),
            try await client.get("/assets/style.css"), try await client.get("/", [.accept: "text/html"]),
        ]
        #expect(answers.map(\.status) == [200, 304, 404, 404, 400, 405, 200, 200, 200, 200])
        for answer in answers {
            let policy = answer.headers[.contentSecurityPolicy] ?? ""
            for part in ["default-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"] {
                #expect(policy.contains(part))
            }
            let script = policy.split(separator: ";").filter { $0.contains("script-src") || $0.contains("default-src") }
            #expect(!script.contains { $0.contains("unsafe-inline") || $0.contains("unsafe-eval") || $0.contains("*") })
            #expect(answer.headers[.xContentTypeOptions] == "nosniff")
            #expect(answer.headers[.accessControlAllowOrigin] == "*")
        }
    }

    @Test(
        "methods that write are refused where there is something to read, with those that are not",
        arguments: ["POST", "PUT", "PATCH", "DELETE", "TRACE"])
    func methods(method: String) async throws {
        let client = try await Coast.shared.value.client
        for path in ["/", "/collections/mast/items", "/collections/mast/items/x", "/overblik"] {
            let answer = try await client.ask(try #require(HTTPRequest.Method(method)), path)
            #expect(answer.status == 405)
            #expect(try answer.problem() == "request.method-not-allowed")
            #expect(try answer.json()["title"] as? String == "Det kan man ikke gøre her")
            #expect(answer.headers[.allow] == "GET, HEAD, OPTIONS")
        }
    }

    @Test("what is not there is not found, whatever is asked of it")
    func nowhere() async throws {
        let client = try await Coast.shared.value.client
        let methods: [HTTPRequest.Method] = [.get, .head, .options, .post, .put, .patch, .delete, .trace]
        for path in ["/nowhere", "/collections/mast/items/x/nowhere", "/konto/nowhere", "/collections/nowhere/items"] {
            for method in methods {
                let answer = try await client.ask(method, path)
                #expect(answer.status == 404 && answer.headers[.allow] == nil, "\(method) \(path)")
            }
        }
    }

    @Test("a path that takes what is sent and shows nothing says so to who would read it")
    func sentOnly() async throws {
        let client = try await Coast.shared.value.client
        let answer = try await client.get("/log-ud")
        #expect(answer.status == 405 && answer.headers[.allow] == "OPTIONS, POST")
    }

    @Test(
        "no path leads to a file that is not served",
        arguments: [
            "/assets/../../../etc/passwd", "/assets/..%2f..%2f..%2fetc%2fpasswd", "/assets/%2e%2e/%2e%2e/etc/passwd",
            "/assets//etc/passwd", "/assets/....//etc/passwd", "/assets/..\\..\\etc\\passwd", "/../etc/passwd",
            "/assets/%00style.css", "/assets/style.css%00.js", "/assets/", "/assets", "/assets/page.mustache",
            "/assets/texts.json",
            "/collections/..%2f..%2fetc/items", "/assets/style.css/", "/assets/./x.css",
        ])
    func traversal(path: String) async throws {
        let answer = try await Coast.shared.value.client.get(path)
        guard path != "/assets/style.css/" else { return }
        #expect(answer.status == 404)
        #expect(!answer.text.contains("root:"))
    }

    @Test(
        "an error from elsewhere never shows its text, in any form or language",
        arguments: [
            "/collections", "/health", "/collections/mast/items", "/collections/mast/items/x",
            "/collections/mast/tiles/View1/0/0/0", "/",
        ])
    func foreignErrors(path: String) async throws {
        let client = try Client(BrokenStore(registers: try await Coast.shared.value.store.registers))
        for accept in ["application/json", "text/html"] {
            for language in ["da", "en"] {
                let answer = try await client.get(path, [.accept: accept, .acceptLanguage: language])
                // The landing page in JSON needs nothing of the store.
                #expect(answer.status == (path == "/" && accept == "application/json" ? 200 : 500))
                #expect(!answer.text.contains("hemmelig"))
                #expect(!answer.headers.contains { $0.value.contains("hemmelig") })
            }
        }
    }

    @Test("only what passes by itself says when to ask again")
    func patience() async throws {
        let coast = try await Coast.shared.value
        let client = try Client(coast.store) { router in
            router.get("optaget") { _, _ -> Response in throw StoreProblem.busy(underlying: Secret()) }
            router.get("fuldt") { _, _ -> Response in throw StoreProblem.full(underlying: Secret()) }
            router.get("tit") { _, _ -> Response in throw AccessProblem.tooManyAttempts(seconds: 40) }
        }
        for (path, status, seconds) in [("optaget", 503, "5"), ("fuldt", 503, nil), ("tit", 429, "40")] {
            let answer = try await client.get("/\(path)")
            #expect(answer.status == status && answer.headers[.retryAfter] == seconds, "\(path)")
        }
    }

    @Test("an error that is no problem at all is a defect without details")
    func unknownErrors() async throws {
        let coast = try await Coast.shared.value
        let client = try Client(coast.store) { router in
            router.get("bryder-sammen") { _, _ -> Response in throw Secret() }
        }
        let answer = try await client.get("/bryder-sammen")
        #expect(answer.status == 500)
        #expect(try answer.problem() == "request.defect")
        #expect(!answer.text.contains("hemmelig"))
    }

    @Test("what a client sends comes back in JSON and HTML as text, never as markup")
    func echoes() async throws {
        let client = try await Coast.shared.value.client
        for path in [
            "/collections/%3Cscript%3Ealert(1)%3C%2Fscript%3E", "/collections/mast/items?limit=%3Cscript%3E",
            "/%3Cscript%3E",
        ] {
            #expect(!(try await client.get(path, [.accept: "text/html"]).text.contains("<script>alert")))
            #expect(!(try await client.get(path, [.accept: "text/html"]).text.contains("<script>”")))
            let code = try await client.get(path).problem()
            #expect(code.hasPrefix("request."))
        }
    }
}

struct Secret: Error, CustomStringConvertible {
    var description: String { "hemmelig: SELECT * FROM landkort" }
}

/// A store where everything goes wrong in the database.
struct BrokenStore: Store {
    let registers: [Register]

    private func broken() -> StoreProblem { .failed(underlying: Secret()) }

    func features(in register: RegisterID, matching query: FeatureQuery, reader: Reader) async throws(StoreProblem)
        -> FeaturePage
    { throw broken() }
    func count(in register: RegisterID, matching query: FeatureQuery, reader: Reader) async throws(StoreProblem) -> Int
    {
        throw broken()
    }
    func feature(_ id: Feature.ID, in register: RegisterID, reader: Reader) async throws(StoreProblem) -> Feature {
        throw broken()
    }
    func extent(of register: RegisterID, matching query: FeatureQuery, reader: Reader) async throws(StoreProblem)
        -> Envelope?
    { throw broken() }
    func tally(of field: String, in register: RegisterID, matching query: FeatureQuery, reader: Reader)
        async throws(StoreProblem) -> [Value: Int]
    { throw broken() }
    func squares(
        of side: Double, within box: Envelope, in register: RegisterID, matching query: FeatureQuery, reader: Reader
    ) async throws(StoreProblem) -> [SquareCount] { throw broken() }
    func mostInSquare(
        of side: Double, in register: RegisterID, matching query: FeatureQuery, reader: Reader
    ) async throws(StoreProblem) -> Int { throw broken() }
    func versions(of id: Feature.ID, in register: RegisterID, reader: Reader) async throws(StoreProblem)
        -> [FeatureVersion]
    { throw broken() }
    func attachments(of id: Feature.ID, in register: RegisterID, reader: Reader) async throws(StoreProblem)
        -> [LandkortCore.Attachment]
    { throw broken() }
    func content(
        of attachment: LandkortCore.Attachment.ID, to id: Feature.ID, in register: RegisterID, reader: Reader
    ) async throws(StoreProblem) -> [UInt8] { throw broken() }
    func change(
        _ change: AttachmentChange, of id: Feature.ID, in register: RegisterID, by actor: Actor
    ) async throws(StoreProblem) -> LandkortCore.Attachment.ID { throw broken() }
    func redact(_ redactions: [Redaction], isTrial: Bool) async throws -> [RedactionCount] { throw broken() }
    func ended(in register: RegisterID, before moment: String) async throws(StoreProblem)
        -> [(id: Feature.ID, isAll: Bool)]
    { throw broken() }
    func redactions(of id: Feature.ID, in register: RegisterID, after known: Int, reader: Reader)
        async throws(StoreProblem) -> [Redaction]
    { throw broken() }
    func lastRedaction() async throws(StoreProblem) -> Int { throw broken() }
    func decide(_ decision: ReviewDecision) async throws(StoreProblem) { throw broken() }
    func decisions(on changes: [String]) async throws(StoreProblem) -> [ReviewDecision] { throw broken() }
    func insert(_ features: [RegisterID: [Feature]], by actor: Actor?) async throws(StoreProblem) { throw broken() }
    func save(
        _ feature: Feature, in register: RegisterID, by actor: Actor, replacing revision: Revision?
    ) async throws(StoreProblem) -> Saved { throw broken() }
    func delete(
        _ id: Feature.ID, in register: RegisterID, by actor: Actor, replacing revision: Revision
    ) async throws(StoreProblem) { throw broken() }
    func transaction<Answer: Sendable>(
        as actor: Actor, _ body: @Sendable (any StoreTransaction) throws -> Answer
    ) async throws -> Answer { throw broken() }
    func imports() async throws(StoreProblem) -> [ImportReceipt] { throw broken() }
    func campaigns() async throws(StoreProblem) -> [Campaign] { throw broken() }
    func remove(_ campaign: CampaignID) async throws(StoreProblem) -> Bool { throw broken() }
    func save(
        _ draft: CampaignDraft, deciding decide: @Sendable (Campaign?) throws -> CampaignDecision
    ) async throws -> Bool { throw broken() }
    func part(_ part: Campaign.Part, columns: Set<CampaignColumn>) async throws(StoreProblem) -> CampaignPart {
        throw broken()
    }
    func change() async throws(StoreProblem) -> Int { throw broken() }
}
