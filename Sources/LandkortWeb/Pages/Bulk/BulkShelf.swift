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
        fileprivate var begun: [Int: Begun] = [:]
        fileprivate let kept = ContinuousClock.now
    }

    fileprivate struct Begun: Sendable {
        let typed: [String]
        /// The presses that are at work on it.
        var presses = 0
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

    /// - Parameters:
    ///   - number: of what was typed before in the same window; nil for the first time.
    ///   - isBegun: whether it is about to be done, by ``finish(_:of:with:)`` or not after all, by ``giveUp(_:of:)``.
    /// - Returns: the number of what was typed, another where something else was done by the number.
    func keep(_ sent: Parameters, as number: Int?, of entry: Entry, beginning isBegun: Bool) -> Int {
        change(entry) { entry in
            let number = entry.number(of: sent, as: number)
            if entry.begun[number] == nil { entry.drafts[number] = sent }
            entry.drafts[number - Self.mostDrafts] = nil
            if isBegun { entry.begun[number, default: Begun(typed: sent.typed)].presses += 1 }
            return number
        } ?? 0
    }

    /// Nothing was done after all; where no other press did it or is at work on it, the number is free again.
    func giveUp(_ number: Int, of entry: Entry) {
        change(entry) { entry in
            entry.begun[number]?.presses -= 1
            if entry.outcomes[number] == nil, entry.begun[number]?.presses == 0 { entry.begun[number] = nil }
        }
    }

    func finish(_ number: Int, of entry: Entry, with outcome: BulkOutcome) {
        change(entry) { entry in
            entry.begun[number]?.presses -= 1
            entry.outcomes[number] = outcome
        }
    }

    @discardableResult
    private func change<Result: Sendable>(_ entry: Entry, _ change: (inout Entry) -> Result) -> Result? {
        entries.withLock { entries in
            entries.firstIndex { $0.id == entry.id }.map { change(&entries[$0]) }
        }
    }
}

extension BulkShelf.Entry {
    /// The one that was typed before in the same window, where nothing else was done by it; else a new one.
    fileprivate func number(of sent: Parameters, as number: Int?) -> Int {
        if let number, drafts[number] != nil || begun[number] != nil, begun[number]?.typed ?? sent.typed == sent.typed {
            return number
        }
        return max(drafts.keys.max() ?? 0, begun.keys.max() ?? 0) + 1
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
