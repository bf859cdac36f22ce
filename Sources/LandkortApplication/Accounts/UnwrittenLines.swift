import LandkortCore
public import LandkortStore

/// Lines that tell of what has been done and that the log could not take at the time.
actor UnwrittenLines {
    private var events: [AuditEvent] = []
    /// Writes them, one after the other, whoever asks.
    private var writing: Task<StoreProblem?, Never>?
    private var isTried = false

    /// - Parameter attempt: is made again and again until none is left.
    func add(_ event: AuditEvent, _ attempt: @escaping @Sendable () async -> Void, every pause: Duration) {
        events.append(event)
        guard !isTried else { return }
        isTried = true
        Task {
            repeat {
                try? await Task.sleep(for: pause)
                await attempt()
            } while !isOver()
        }
    }

    private func isOver() -> Bool {
        isTried = !events.isEmpty
        return !isTried
    }

    /// Writes them in their order, as far as the log takes them.
    ///
    /// - Throws: what `append` throws; the rest then goes on waiting.
    func write(
        _ append: @escaping @Sendable (AuditEvent) async throws(StoreProblem) -> Void
    ) async throws(StoreProblem) {
        guard !events.isEmpty else { return }
        let task = writing ?? Task { await self.writeAll(append) }
        writing = task
        let problem = await task.value
        if writing == task { writing = nil }
        if let problem { throw problem }
    }

    private func writeAll(
        _ append: @Sendable (AuditEvent) async throws(StoreProblem) -> Void
    ) async -> StoreProblem? {
        while let event = events.first {
            do throws(StoreProblem) { try await append(event) } catch { return error }
            events.removeFirst()
        }
        return nil
    }
}

extension Accounts {
    private static let pause = Duration.seconds(2)

    /// The same for a program that goes on: what the log cannot take of what has been done is kept and tried again, and
    /// until it is written no more records are changed.
    ///
    /// - Parameter tell: is told why a line could not be written.
    public func keepingLines(telling tell: @escaping @Sendable (StoreProblem) -> Void) -> Accounts {
        var keeping = self
        (keeping.unwritten, keeping.tellUnwritten) = (UnwrittenLines(), tell)
        return keeping
    }

    /// Writes what the log could not take before.
    ///
    /// - Throws: ``StoreProblem`` where it still cannot.
    public func writeUnwritten() async throws(StoreProblem) {
        try await unwritten?.write { (event) async throws(StoreProblem) in try await append(event) }
    }

    /// Adds a line that tells of what has been done, which a log that takes nothing now does not undo.
    ///
    /// - Throws: ``AccessProblem/notLogged(_:)``, where nobody keeps the line.
    func noteDone(
        _ kind: AuditEvent.Kind, by who: String, _ subject: String = "", _ detail: String = ""
    ) async throws(AccessProblem) {
        let event = AuditEvent(time: moment(), who: who, kind: kind, subject: subject, detail: detail)
        do throws(StoreProblem) {
            try await append(event)
        } catch {
            guard let unwritten else { throw .notLogged("\(kind.rawValue) \(subject) \(detail)") }
            tellUnwritten(error)
            await unwritten.add(event, { try? await writeUnwritten() }, every: Self.pause)
        }
    }
}
