import Foundation
import LandkortApplication
import LandkortCore
import Synchronization

/// Records that people have chosen to change together, kept for as long as they look at what that would do.
final class BulkShelf: Sendable {
    struct Entry: Sendable {
        let id: String
        let owner: String
        let selection: BulkSelection
        /// The fields and values that were typed, each window's by a number of its own, the last windows' only.
        fileprivate(set) var drafts: [Int: Parameters] = [:]
        /// What was done; nil until then.
        fileprivate(set) var outcome: BulkOutcome?
        fileprivate let kept = ContinuousClock.now
    }

    /// A person's older ones make way.
    private static let mostOfOne = 5
    private static let mostDrafts = 20
    private static let lifetime = Duration.seconds(3600)

    private let entries = Mutex([Entry]())

    func keep(_ selection: BulkSelection, for owner: String) -> Entry {
        let entry = Entry(id: UUID().uuidString, owner: owner, selection: selection)
        entries.withLock { entries in
            entries.removeAll { $0.kept.duration(to: .now) > Self.lifetime }
            let older = Set(entries.filter { $0.owner == owner }.dropLast(Self.mostOfOne - 1).map(\.id))
            entries.removeAll { older.contains($0.id) }
            entries.append(entry)
        }
        return entry
    }

    /// What `owner` chose of one register; nil for anything else.
    func entry(_ id: String, of owner: String, _ register: RegisterID) -> Entry? {
        entries.withLock { entries in
            entries.first { $0.id == id && $0.owner == owner && $0.selection.register == register }
        }
    }

    /// - Parameter number: of what was typed before in the same window; nil for the first time.
    /// - Returns: the number of what was typed.
    func keep(_ sent: Parameters, as number: Int?, of entry: Entry) -> Int {
        change(entry) { entry in
            let number = number.flatMap { entry.drafts[$0] == nil ? nil : $0 } ?? (entry.drafts.keys.max() ?? 0) + 1
            entry.drafts[number] = sent
            entry.drafts[number - Self.mostDrafts] = nil
            return number
        } ?? 0
    }

    /// Of two windows that do it at once, the one that changed most says what was done.
    func finish(_ entry: Entry, with outcome: BulkOutcome) {
        change(entry) { entry in
            guard outcome.note[.updated] >= entry.outcome?.note[.updated] ?? 0 else { return }
            entry.outcome = outcome
        }
    }

    @discardableResult
    private func change<Result: Sendable>(_ entry: Entry, _ change: (inout Entry) -> Result) -> Result? {
        entries.withLock { entries in
            entries.firstIndex { $0.id == entry.id }.map { change(&entries[$0]) }
        }
    }
}
