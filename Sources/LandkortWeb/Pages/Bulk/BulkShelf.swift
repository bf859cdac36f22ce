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
        /// What was done, by the number of what was typed.
        fileprivate(set) var outcomes: [Int: BulkOutcome] = [:]
        /// What is being done, or was done, by the same numbers: nothing else takes such a number.
        fileprivate var begun: [Int: [String]] = [:]
        fileprivate let kept = ContinuousClock.now
    }

    /// A person's older ones make way.
    private static let mostOfOne = 5
    private static let mostDrafts = 8
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
    /// - Returns: the number of what was typed, another where something else was done by the number.
    func keep(_ sent: Parameters, as number: Int?, of entry: Entry) -> Int {
        change(entry) { entry in
            if let number, entry.drafts[number] != nil || entry.begun[number] != nil {
                guard let begun = entry.begun[number] else {
                    entry.drafts[number] = sent
                    return number
                }
                if begun == sent.typed { return number }
            }
            let next = max(entry.drafts.keys.max() ?? 0, entry.begun.keys.max() ?? 0) + 1
            entry.drafts[next] = sent
            entry.drafts[next - Self.mostDrafts] = nil
            return next
        } ?? 0
    }

    /// `sent` is about to be done by its number.
    func begin(_ number: Int, _ sent: Parameters, of entry: Entry) { change(entry) { $0.begun[number] = sent.typed } }

    /// Nothing was done after all, by this press or another, and the number is free again.
    func giveUp(_ number: Int, of entry: Entry) {
        change(entry) { if $0.outcomes[number] == nil { $0.begun[number] = nil } }
    }

    func finish(_ number: Int, _ sent: Parameters, of entry: Entry, with outcome: BulkOutcome) {
        change(entry) { ($0.begun[number], $0.outcomes[number]) = (sent.typed, outcome) }
    }

    @discardableResult
    private func change<Result: Sendable>(_ entry: Entry, _ change: (inout Entry) -> Result) -> Result? {
        entries.withLock { entries in
            entries.firstIndex { $0.id == entry.id }.map { change(&entries[$0]) }
        }
    }
}

extension Parameters {
    /// The fields and values of a bulk edit, and what is to become of the fields.
    fileprivate var typed: [String] {
        pairs.filter { pair in
            pair.name == "felter" || pair.name.hasPrefix(RecordForm.prefix)
                || ["nyt", "fjern"].contains(pair.name) && !pair.value.isEmpty
        }.map { "\($0.name)=\($0.value)" }
    }
}
