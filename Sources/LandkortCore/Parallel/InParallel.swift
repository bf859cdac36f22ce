import Dispatch
import Foundation
import Synchronization

/// The results of `work` for `0 ..< count`, in that order, by several threads that each take the next number.
///
/// - Parameter threads: at least one is used; nil is one for every core.
public func inParallel<Result>(
    _ count: Int, threads: Int? = nil, _ work: @Sendable (Int) -> Result
) -> [Result] {
    let threads = min(count, threads ?? ProcessInfo.processInfo.activeProcessorCount)
    var results = [Result?](repeating: nil, count: count)
    let next = Atomic(0)
    results.withUnsafeMutableBufferPointer { results in
        // Every slot is written once, by the thread that drew its number.
        nonisolated(unsafe) let results = results
        DispatchQueue.concurrentPerform(iterations: max(1, threads)) { _ in
            while case let place = next.add(1, ordering: .relaxed).oldValue, place < count {
                results[place] = work(place)
            }
        }
    }
    return results.compactMap { $0 }
}
