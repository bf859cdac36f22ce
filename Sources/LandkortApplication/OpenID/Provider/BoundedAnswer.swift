import Foundation
import FoundationNetworking
import Synchronization

/// Gathers an answer, and ends it where it grows too long or leads elsewhere.
final class BoundedAnswer: NSObject, URLSessionDataDelegate {
    private struct State {
        var body = Data()
        var waiting: CheckedContinuation<(status: Int, body: Data), any Error>?
    }

    private let most: Int
    private let state = Mutex(State())

    init(most: Int) { self.most = most }

    func received(by task: URLSessionDataTask) async throws -> (status: Int, body: Data) {
        try await withCheckedThrowingContinuation { continuation in
            state.withLock { $0.waiting = continuation }
            task.resume()
        }
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        let isTooLong = state.withLock { state in
            state.body += data
            return state.body.count > most
        }
        if isTooLong { dataTask.cancel() }
    }

    /// A redirection is answered as it is: a secret goes where it was meant to and nowhere else.
    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
    ) { completionHandler(nil) }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        let status = (task.response as? HTTPURLResponse)?.statusCode
        let (waiting, body) = state.withLock { state in
            defer { state.waiting = nil }
            return (state.waiting, state.body)
        }
        guard let status, error == nil, body.count <= most else {
            return waiting?.resume(throwing: error ?? URLError(.badServerResponse)) ?? ()
        }
        waiting?.resume(returning: (status, body))
    }
}
