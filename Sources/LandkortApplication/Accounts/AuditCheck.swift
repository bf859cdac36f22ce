import LandkortCore
import LandkortStore

/// What binds a line of the log to the one before it.
enum AuditSeal {
    static func of(_ event: AuditEvent, after previous: String, key: String) -> String {
        let parts = [
            previous, String(event.number), event.time, event.who, event.kind.rawValue, event.subject, event.detail,
        ]
        // With lengths, so that no two lines read alike.
        return Secrets.fingerprint(parts.map { "\($0.utf8.count):\($0)" }.joined(), key: key)
    }
}

/// Whether the log is as it was written.
public struct AuditCheck: Sendable, Equatable {
    /// What is wrong with it.
    public enum Fault: Sendable, Equatable {
        /// The line at this place is another than the one that was written, or is missing.
        case changed(line: Int)
        /// The line that the head names is missing or another.
        case cut(head: String)
    }

    /// How many lines are sound, from the first.
    public private(set) var lines = 0
    /// `NUMBER:SEAL` of the last sound line, to be kept elsewhere; `0:` of an empty log.
    public private(set) var head = "0:"
    /// Nil where nothing is wrong.
    public private(set) var fault: Fault?

    init(_ store: any AccountStore, key: String, head wanted: String?) async throws(StoreProblem) {
        // Lines may be written meanwhile: what is read first is not beyond what is read after it.
        let last = try await store.lastNumber()
        var seal = ""
        var isMet = wanted == nil || wanted == head
        while fault == nil {
            let page = try await store.events(after: lines, limit: 1000)
            for (event, found) in page where fault == nil {
                let expected = AuditSeal.of(event, after: seal, key: key)
                guard event.number == lines + 1, Secrets.isSame(expected, found) else {
                    fault = .changed(line: lines + 1)
                    break
                }
                (lines, seal) = (event.number, found)
                head = "\(lines):\(seal)"
                isMet = isMet || head == wanted
            }
            if page.isEmpty { break }
        }
        if fault == nil, !isMet { fault = .cut(head: wanted ?? "") }
        // Only a clumsy cut leaves it; the other shows against the head.
        if fault == nil, last > lines { fault = .cut(head: "\(last)") }
    }
}
