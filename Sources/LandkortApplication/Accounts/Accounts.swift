public import Foundation
public import LandkortCore
public import LandkortStore

/// Who may sign in, and the log of what they do.
public struct Accounts: Sendable {
    static let shortestPassword = 12

    let store: any AccountStore
    private let auditKey: String
    let now: @Sendable () -> Date
    /// Nil where a line that cannot be written is told at once.
    var unwritten: UnwrittenLines?
    var tellUnwritten: @Sendable (StoreProblem, AuditEvent) -> Void = { _, _ in }

    /// - Parameters:
    ///   - auditKey: seals the log; kept apart from what `store` keeps.
    ///   - now: the time, asked at every call.
    public init(store: any AccountStore, auditKey: String, now: @escaping @Sendable () -> Date) {
        self.store = store
        self.auditKey = auditKey
        self.now = now
    }

    /// Now, and in `seconds`, as it is written.
    func moment(in seconds: TimeInterval = 0) -> String { Moment(now().addingTimeInterval(seconds)).description }

    /// Adds a line to the log.
    public func note(
        _ kind: AuditEvent.Kind, by who: String, _ subject: String = "", _ detail: String = ""
    ) async throws(StoreProblem) {
        try await append(AuditEvent(time: moment(), who: who, kind: kind, subject: subject, detail: detail))
    }

    /// - Parameter closing: a change that is closed with the line, and without a line where it was before.
    func append(_ event: AuditEvent, closing: ReviewClosing? = nil) async throws(StoreProblem) {
        let key = auditKey
        try await store.append(event, closing: closing) { AuditSeal.of($0, after: $1, key: key) }
    }

    /// The log as it stands, checked. O(lines).
    ///
    /// - Parameter head: what ``AuditCheck/head`` said at an earlier time; nil shows only a clumsy cut of lines at the
    ///   end.
    public func auditCheck(against head: String? = nil) async throws(StoreProblem) -> AuditCheck {
        try await AuditCheck(store, key: auditKey, head: head)
    }

    /// The last lines of the log, oldest first.
    public func events(last count: Int) async throws(StoreProblem) -> [AuditEvent] {
        var all: [AuditEvent] = []
        var number = 0
        while true {
            let page = try await store.events(after: number, limit: 1000).map(\.event)
            guard let last = page.last else { return all.suffix(count) }
            all = (all + page).suffix(count)
            number = last.number
        }
    }
}
