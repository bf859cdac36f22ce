public import LandkortCore
public import LandkortStore

/// Lines that tell of what has been done, on their way into a log that may not take them at the time.
actor UnwrittenLines {
    /// A line, and the change that it closes.
    struct Line: Sendable {
        let event: AuditEvent
        let closing: ReviewClosing?
    }

    private let pause: Duration
    private var lines: [Line] = []
    /// How many have been handed over, and how many of them written.
    private var (added, written) = (0, 0)
    /// Writes them, one after the other, whoever asks: many who wait for a log that is held wait once.
    private var writing: Task<StoreProblem?, Never>?
    private var isTried = false
    private var isSettling = false

    /// - Parameter pause: between one attempt and the next.
    init(every pause: Duration) { self.pause = pause }

    /// - Returns: what ``write(upTo:_:)`` waits for.
    func add(_ line: Line) -> Int {
        lines.append(line)
        added += 1
        return added
    }

    /// Makes an attempt again and again until none is left.
    func goOn(_ attempt: @escaping @Sendable () async -> Void) {
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
        isTried = !lines.isEmpty
        return !isTried
    }

    /// Writes them in their order, as far as the log takes them.
    ///
    /// - Parameter number: of the last that is to be written; nil for all that are there now.
    /// - Throws: what `append` throws; the rest then goes on waiting.
    func write(
        upTo number: Int?, _ append: @escaping @Sendable (Line) async throws(StoreProblem) -> Void
    ) async throws(StoreProblem) {
        let last = number ?? added
        while written < last {
            let task = writing ?? Task { await self.writeAll(append) }
            writing = task
            let problem = await task.value
            if writing == task { writing = nil }
            if let problem, written < last { throw problem }
        }
    }

    private func writeAll(
        _ append: @Sendable (Line) async throws(StoreProblem) -> Void
    ) async -> StoreProblem? {
        while let line = lines.first {
            do throws(StoreProblem) { try await append(line) } catch { return error }
            lines.removeFirst()
            written += 1
        }
        return nil
    }

    /// Does it, unless somebody does already.
    func alone(_ body: @Sendable () async -> Void) async {
        guard !isSettling else { return }
        isSettling = true
        await body()
        isSettling = false
    }

    /// Those that are not written.
    var left: [AuditEvent] { lines.map(\.event) }
}

extension Accounts {
    /// The same for a program that goes on: what the log cannot take of what has been done is kept and tried again, and
    /// until it is written no more records are changed.
    ///
    /// - Parameters:
    ///   - pause: between one attempt and the next.
    ///   - tell: is told why a line could not be written, and the line.
    public func keepingLines(
        tryingEvery pause: Duration = .seconds(2), telling tell: @escaping @Sendable (StoreProblem, AuditEvent) -> Void
    ) -> Accounts {
        var keeping = self
        (keeping.unwritten, keeping.tellUnwritten) = (UnwrittenLines(every: pause), tell)
        return keeping
    }

    /// Writes what the log could not take before.
    ///
    /// - Throws: ``StoreProblem`` where it still cannot.
    public func writeUnwritten() async throws(StoreProblem) { try await writeUnwritten(upTo: nil) }

    private func writeUnwritten(upTo number: Int?) async throws(StoreProblem) {
        try await unwritten?.write(upTo: number) { (line) async throws(StoreProblem) in
            try await append(line.event, closing: line.closing)
        }
    }

    /// The same for the last time.
    ///
    /// - Returns: what is lost.
    public func lastLines() async -> [AuditEvent] {
        try? await writeUnwritten()
        return await unwritten?.left ?? []
    }

    /// Adds a line that tells of what has been done, which a log that takes nothing now does not undo.
    ///
    /// - Parameter closing: the change that it closes, in the file of accounts; where somebody else has noted that, no
    ///   line is added.
    /// - Throws: ``AccessProblem/notLogged(_:)``, where nobody keeps the line.
    public func noteDone(
        _ kind: AuditEvent.Kind, by who: String, _ subject: String = "", _ detail: String = "",
        closing: ReviewClosing? = nil
    ) async throws(AccessProblem) {
        let event = AuditEvent(time: moment(), who: who, kind: kind, subject: subject, detail: detail)
        let number = await unwritten?.add(UnwrittenLines.Line(event: event, closing: closing))
        do throws(StoreProblem) {
            guard let number else { return try await append(event, closing: closing) }
            try await writeUnwritten(upTo: number)
        } catch {
            guard let unwritten else { throw .notLogged("\(kind.rawValue) \(subject) \(detail)") }
            tellUnwritten(error, event)
            await unwritten.goOn { try? await writeUnwritten() }
        }
    }
}
