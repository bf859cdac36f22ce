import Dispatch
import Foundation

/// Results of jobs in the jobs' order, worked on by other threads ahead of whoever takes them.
///
/// Belongs to one thread; no more than some jobs for each core wait or are done at a time.
public final class WorkAhead<Job: Sendable, Result: Sendable> {
    private let pull: () throws -> Job?
    private let work: @Sendable (Job) -> Result
    private let width: Int
    private var slots: [Slot] = []
    private var isOver = false
    private let queue = DispatchQueue(label: "landkort.ahead", attributes: .concurrent)

    /// Written by one thread before the other is let in.
    private final class Slot: @unchecked Sendable {
        var result: Result?
        let isDone = DispatchSemaphore(value: 0)
    }

    /// - Parameters:
    ///   - pull: the next job, nil at the end; called by the thread that takes results.
    ///   - work: called by any thread.
    public init(pulling pull: @escaping () throws -> Job?, _ work: @escaping @Sendable (Job) -> Result) {
        self.pull = pull
        self.work = work
        width = ProcessInfo.processInfo.activeProcessorCount + 2
    }

    /// The next job's result; nil when all have been taken. Waits until it is there.
    public func next() throws -> Result? {
        while slots.count < width, !isOver { try begin() }
        guard !slots.isEmpty else { return nil }
        let slot = slots.removeFirst()
        slot.isDone.wait()
        return slot.result
    }

    private func begin() throws {
        guard let job = try pull() else {
            isOver = true
            return
        }
        let slot = Slot()
        slots.append(slot)
        queue.async { [work] in
            slot.result = work(job)
            slot.isDone.signal()
        }
    }
}
