import Foundation
import Hummingbird
import LandkortApplication
import LandkortCore

/// What a client asks of an analysis: OGC API – Processes Part 1, clause 7.11.
struct Execution {
    let inputs: [String: String]
    /// The media type of the output.
    let type: String
    /// Whether the output stands within a document by its name, not alone.
    let isDocument: Bool
    /// Whether the client would rather have a job.
    let isAsynchronous: Bool

    private static let mostBytes = 1 << 16

    /// - Throws: ``RequestProblem``.
    init(_ request: Request, of process: AnalysisProcess) async throws {
        let type = request.headers[.contentType]?.lowercased() ?? "application/json"
        guard type.contains("json") else { throw RequestProblem.badBody("application/json") }
        guard let bytes = await request.bytes(upTo: Self.mostBytes) else {
            throw RequestProblem.bodyTooLarge(Self.mostBytes)
        }
        guard let body = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] else {
            throw RequestProblem.notObject(member: nil)
        }
        inputs = try Self.inputs(body["inputs"])
        self.type = try Self.type(body["outputs"], of: process)
        isDocument = try Self.isDocument(body["response"])
        isAsynchronous = Self.prefersJob(request)
    }

    private static func inputs(_ sent: Any?) throws(RequestProblem) -> [String: String] {
        guard let sent, !(sent is NSNull) else { return [:] }
        guard let members = sent as? [String: Any] else { throw .notObject(member: "inputs") }
        var inputs: [String: String] = [:]
        for (name, value) in members {
            // A qualified value says its type beside it.
            let bare = (value as? [String: Any])?["value"] ?? value
            guard !(bare is NSNull) else { continue }
            guard let text = text(bare) else {
                throw .badParameter(name, value: "\(value)".prefix(60).description, allowed: ["\"…\""])
            }
            inputs[name] = text
        }
        return inputs
    }

    private static func text(_ value: Any) -> String? {
        if let text = value as? String { return text }
        return JSONNumber(value)?.integer.map(String.init)
    }

    private static func type(_ sent: Any?, of process: AnalysisProcess) throws(RequestProblem) -> String {
        guard let sent, !(sent is NSNull) else { return process.types[0] }
        guard let outputs = sent as? [String: Any] else { throw .notObject(member: "outputs") }
        for name in outputs.keys.sorted() where name != ProcessDescription.output {
            throw .badParameter("outputs", value: name, allowed: [ProcessDescription.output])
        }
        let output = outputs[ProcessDescription.output] as? [String: Any]
        if let transmission = output?["transmissionMode"], transmission as? String != "value" {
            throw .badParameter("transmissionMode", value: "\(transmission)", allowed: ["value"])
        }
        let wanted = (output?["format"] as? [String: Any])?["mediaType"] as? String ?? process.types[0]
        guard process.types.contains(wanted) else {
            throw .badParameter("mediaType", value: wanted, allowed: process.types)
        }
        return wanted
    }

    private static func isDocument(_ sent: Any?) throws(RequestProblem) -> Bool {
        switch sent as? String {
        case nil where sent == nil || sent is NSNull: return false
        case "raw": return false
        case "document": return true
        default: throw .badParameter("response", value: "\(sent ?? "")", allowed: ["raw", "document"])
        }
    }

    /// RFC 7240.
    private static func prefersJob(_ request: Request) -> Bool {
        let preferences = request.headers[.prefer]?.lowercased().split(separator: ",") ?? []
        return preferences.contains { $0.prefix { $0 != ";" }.filter { !$0.isWhitespace } == "respond-async" }
    }
}
