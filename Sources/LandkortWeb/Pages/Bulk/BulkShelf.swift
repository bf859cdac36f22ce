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
        /// The fields and values that were typed last; nil until then.
        fileprivate(set) var sent: Parameters?
        /// What was done; nil until then.
        fileprivate(set) var outcome: BulkOutcome?
        fileprivate let kept = ContinuousClock.now
    }

    /// A person's older ones make way.
    private static let mostOfOne = 5
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

    func keep(_ sent: Parameters, of entry: Entry) { change(entry) { $0.sent = sent } }

    func finish(_ entry: Entry, with outcome: BulkOutcome) { change(entry) { $0.outcome = outcome } }

    private func change(_ entry: Entry, _ change: (inout Entry) -> Void) {
        entries.withLock { entries in
            guard let place = entries.firstIndex(where: { $0.id == entry.id }) else { return }
            change(&entries[place])
        }
    }
}
