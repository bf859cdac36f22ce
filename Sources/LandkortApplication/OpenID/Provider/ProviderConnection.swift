import Foundation
import FoundationNetworking

/// The few questions asked of a provider: answered soon, in few bytes, from where they were sent to, or not at all.
struct ProviderConnection: Sendable {
    static let patience: TimeInterval = 10
    static let mostBytes = 1 << 20

    /// - Throws: ``OpenIDProblem/unavailable(_:)`` for any answer but 200.
    func get(_ url: URL, bearer: String? = nil) async throws(OpenIDProblem) -> Data {
        var request = URLRequest(url: url)
        if let bearer { request.setValue("Bearer \(bearer)", forHTTPHeaderField: "Authorization") }
        let answer = try await send(request)
        guard answer.status == 200 else { throw .unavailable("\(url.path): \(answer.status)") }
        return answer.body
    }

    /// Sends a form.
    ///
    /// - Parameter authorization: the header of that name.
    func post(
        _ fields: [(String, String)], to url: URL, authorization: String?
    ) async throws(OpenIDProblem) -> (status: Int, body: Data) {
        var request = URLRequest(url: url)
        request.httpMethod = "POST"
        request.httpBody = Data(FormText.of(fields).utf8)
        request.setValue("application/x-www-form-urlencoded", forHTTPHeaderField: "Content-Type")
        if let authorization { request.setValue(authorization, forHTTPHeaderField: "Authorization") }
        return try await send(request)
    }

    private func send(_ asked: URLRequest) async throws(OpenIDProblem) -> (status: Int, body: Data) {
        guard let url = asked.url, url.isSafe else { throw .unavailable("ikke https") }
        var request = asked
        request.setValue("application/json", forHTTPHeaderField: "Accept")
        let configuration = URLSessionConfiguration.ephemeral
        configuration.timeoutIntervalForRequest = Self.patience
        configuration.timeoutIntervalForResource = Self.patience
        configuration.httpShouldSetCookies = false
        let answer = BoundedAnswer(most: Self.mostBytes)
        let session = URLSession(configuration: configuration, delegate: answer, delegateQueue: nil)
        defer { session.finishTasksAndInvalidate() }
        do {
            return try await answer.received(by: session.dataTask(with: request))
        } catch {
            throw .unavailable("\(url.path): \((error as NSError).code)")
        }
    }
}
