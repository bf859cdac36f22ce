import Foundation
import HTTPTypes
import LandkortApplication
import LandkortCore
import Support
import Testing

@testable import LandkortWeb

@Suite("OGC API – Processes Part 1")
struct ProcessTests {
    private let json: HTTPFields = [.contentType: "application/json"]

    private func execute(
        _ client: Client, _ body: String, of process: String = "daekningsgrad", prefer: String? = nil
    ) async throws -> Answer {
        var headers = json
        if let prefer { headers[HTTPField.Name("Prefer")!] = prefer }
        return try await client.ask(.post, "/processes/\(process)/execution", headers, body: body)
    }

    private let regions = #"{"inputs": {"kortlaegning": "2026", "omraade": "region"}}"#

    private func settled(_ client: Client, _ path: String) async throws -> [String: Any] {
        for _ in 0..<1000 {
            let job = try await client.get(path).json()
            if !["accepted", "running"].contains(job["status"] as? String ?? "") { return job }
            try await Task.sleep(for: .milliseconds(5))
        }
        return [:]
    }

    @Test("/req/core/process-list: every analysis is listed, as many as are asked for")
    func list() async throws {
        let client = try await Coast.shared.value.client
        let listed = try await client.get("/processes").objects("processes")
        #expect(listed.compactMap { $0["id"] as? String } == AnalysisProcess.all.map(\.id))
        #expect(listed.allSatisfy { ($0["jobControlOptions"] as? [String])?.contains("async-execute") == true })
        #expect(try await client.get("/processes?limit=1").objects("processes").count == 1)
        #expect(try await client.get("/processes?limit=0").problem() == "request.bad-parameter")
    }

    @Test("/req/ogc-process-description/json-encoding: each has its inputs with schemas, and one output")
    func description() async throws {
        let client = try await Coast.shared.value.client
        for process in AnalysisProcess.all {
            let document = try await client.get("/processes/\(process.id)").json()
            let inputs = try #require(document["inputs"] as? [String: [String: Any]])
            #expect(Set(inputs.keys) == Set(process.subjects.map(\.name)))
            #expect(inputs.values.allSatisfy { $0["schema"] is [String: Any] })
            #expect((document["outputs"] as? [String: Any])?.keys.sorted() == ["resultat"])
        }
    }

    @Test("/req/core/process-exception/no-such-process")
    func unknown() async throws {
        let client = try await Coast.shared.value.client
        for answer in [
            try await client.get("/processes/findes-ikke"), try await execute(client, regions, of: "findes-ikke"),
        ] {
            #expect(answer.status == 404 && answer.type == "application/problem+json")
            let type = try answer.json()["type"] as? String
            #expect(type == "http://www.opengis.net/def/exceptions/ogcapi-processes-1/1.0/no-such-process")
        }
    }

    @Test("/req/core/process-execute-sync-raw-value-one: the same answer as the command's, in either form")
    func raw() async throws {
        let coast = try await Coast.shared.value
        let workspace = Workspace(store: coast.store, threads: 1, today: { "2026-11-20" })
        let inputs = ["kortlaegning": "2026", "omraade": "region"]
        let own = try await AnalysisProcess.named("daekningsgrad").run(inputs, in: workspace, reader: .anonymous)
        #expect(try await execute(coast.client, regions).bytes == own.json)
        let csv = regions.dropLast() + #", "outputs": {"resultat": {"format": {"mediaType": "text/csv"}}}}"#
        let answer = try await execute(coast.client, String(csv))
        #expect(answer.type.hasPrefix("text/csv") && answer.bytes == own.csv)
    }

    @Test("/req/core/process-execute-sync-document: the output stands by its name")
    func document() async throws {
        let client = try await Coast.shared.value.client
        let body = String(regions.dropLast() + #", "response": "document"}"#)
        let rows = try await execute(client, body).json()["resultat"] as? [[String: Any]]
        #expect(rows?.isEmpty == false)
    }

    @Test(
        "/req/core/process-execute-inputs: what cannot be understood is refused, and told",
        arguments: [
            ("{", "request.bad-body"), ("[]", "request.bad-body"), (#"{"inputs": 1}"#, "request.bad-body"),
            (#"{"inputs": {"x": "1"}}"#, "process.unknown-input"), ("{}", "process.missing-input"),
            (#"{"inputs": {"kortlaegning": {"a": 1}}}"#, "request.bad-parameter"),
            (#"{"inputs": {"kortlaegning": "2026", "omraade": "måne"}}"#, "process.bad-input"),
            (#"{"outputs": {"andet": {}}}"#, "request.bad-parameter"),
            (#"{"outputs": {"resultat": {"transmissionMode": "reference"}}}"#, "request.bad-parameter"),
            (#"{"outputs": {"resultat": {"format": {"mediaType": "image/png"}}}}"#, "request.bad-parameter"),
            (#"{"response": "papir"}"#, "request.bad-parameter"),
        ])
    func refused(body: String, problem: String) async throws {
        let answer = try await execute(try await Coast.shared.value.client, body)
        #expect(try answer.status == 400 && answer.problem() == problem)
    }

    @Test("what is no object where one is wanted is named", arguments: ["inputs", "outputs"])
    func members(name: String) async throws {
        let answer = try await execute(try await Coast.shared.value.client, "{\"\(name)\": []}")
        #expect(try answer.problem() == "request.bad-body")
        let detail = try answer.json()["detail"] as? String
        #expect(detail?.contains("»\(name)«") == true && detail?.contains("application/json") == false)
    }

    @Test("a method that an analysis or a job does not take is answered with those that it takes")
    func methods() async throws {
        let client = try await Coast.shared.value.client
        for (path, taken) in [
            ("/processes/daekningsgrad/execution", "OPTIONS, POST"),
            ("/jobs/x", "GET, HEAD, OPTIONS, POST, DELETE"), ("/processes/daekningsgrad", "GET, HEAD, OPTIONS"),
        ] {
            let refused = try await client.ask(.put, path, json, body: "{}")
            #expect(refused.status == 405 && refused.headers[.allow] == taken, "\(path)")
            #expect(try await client.ask(.options, path).headers[.allow] == taken, "\(path)")
        }
    }

    @Test("/req/core/process-execute-auto-execution-mode: a job where the client would rather; it ends in the answer")
    func job() async throws {
        let client = try await Coast.shared.value.client
        let answer = try await execute(client, regions, prefer: "respond-async; wait=5, other")
        #expect(answer.status == 201 && answer.headers[HTTPField.Name("Preference-Applied")!] == "respond-async")
        let path = try Client.path(try #require(answer.headers[.location]))
        let created = try answer.json()
        #expect(
            path == "/jobs/\(created["jobID"] as? String ?? "")" && created["processID"] as? String == "daekningsgrad")

        let job = try await settled(client, path)
        #expect(job["status"] as? String == "successful" && job["progress"] as? Int == 100)
        #expect(try await client.get("\(path)/results").bytes == (try await execute(client, regions)).bytes)
        let listed = try await client.get("/jobs").objects("jobs").compactMap { $0["jobID"] as? String }
        #expect(listed.contains(created["jobID"] as? String ?? ""))
    }

    @Test("/req/core/job-results-failed and /req/core/job-exception-no-such-job")
    func failure() async throws {
        let client = try await Coast.shared.value.client
        let body = #"{"inputs": {"kortlaegning": "1999", "omraade": "region"}}"#
        let path = try Client.path(
            try #require(try await execute(client, body, prefer: "respond-async").headers[.location]))
        let job = try await settled(client, path)
        #expect(job["status"] as? String == "failed" && (job["message"] as? String)?.contains("1999") == true)
        let results = try await client.get("\(path)/results")
        #expect(try results.status == 404 && results.problem() == "process.unknown-campaign")
        let gone = try await client.get("/jobs/findes-ikke/results")
        let type = try gone.json()["type"] as? String
        #expect(gone.status == 404 && type?.hasSuffix("/no-such-job") == true)
    }

    @Test("/req/dismiss/job-dismiss-op: a dismissed job says so, and has no results")
    func dismissal() async throws {
        let client = try await Coast.shared.value.client
        let path = try Client.path(
            try #require(try await execute(client, regions, prefer: "respond-async").headers[.location]))
        let dismissed = try await client.ask(.delete, path)
        #expect(try dismissed.status == 200 && dismissed.json()["status"] as? String == "dismissed")
        #expect(try await client.get("\(path)/results").status == 404)
    }

    @Test("the page of an analysis shows its answer, and the command and the call that give the same")
    func page() async throws {
        let client = try await Coast.shared.value.client
        let path = "/processes/daekningsgrad?f=html&kortlaegning=2026&omraade=region&koer=1"
        let page = try await client.get(path).text
        #expect(page.contains("landkort run daekningsgrad --input kortlaegning=2026 --input omraade=region"))
        #expect(page.contains("/processes/daekningsgrad/execution") && page.contains("<table id=\"svar\""))
        let report = try await client.get("/processes/statusnotat?f=html&partnerskab=x&koer=1")
        #expect(report.status == 303 && report.headers[.location] == "/rapporter/statusnotat?partnerskab=x")
    }
}

@Suite("A form with files")
struct MultipartReaderTests {
    private let form = [
        "--x", "Content-Disposition: form-data; name=\"a\"", "", "1", "--x",
        "Content-Disposition: form-data; name=\"tom\"", "", "", "--x",
        "Content-Disposition: form-data; name=\"fil\"; filename=\"f%22.csv\"", "Content-Type: text/csv", "",
        "\r\n--\r\n--y\r\n-", "--x--", "",
    ].joined(separator: "\r\n")

    private func read(_ sizes: Int) throws -> [String] {
        var (reader, told) = (MultipartReader(boundary: "x"), [String]())
        for start in stride(from: 0, to: form.utf8.count, by: sizes) {
            try reader.read(Array(form.utf8)[start..<min(form.utf8.count, start + sizes)]) { piece in
                switch piece {
                case .head(let head): told.append("\(head.name)|\(head.file ?? "-")|\(head.type ?? "-")|")
                case .content(let bytes): told[told.count - 1] += String(decoding: bytes, as: UTF8.self)
                }
            }
        }
        #expect(reader.isOver)
        return told
    }

    @Test("is the same in whatever pieces it comes", arguments: 1...60)
    func pieces(size: Int) throws {
        let expected = ["a|-|-|1", "tom|-|-|", "fil|f\".csv|text/csv|\r\n--\r\n--y\r\n-"]
        #expect(try read(size) == expected)
    }
}
