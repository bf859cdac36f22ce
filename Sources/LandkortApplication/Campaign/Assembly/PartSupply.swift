import Dispatch
import Foundation
import LandkortCore

/// Makes a campaign's parts ahead of whoever writes them, on as many threads as are free for it.
///
/// With one thread nothing is made ahead: each part is made where it is asked for.
final class PartSupply: @unchecked Sendable {
    let assembly: CampaignAssembly
    private let condition = NSCondition()
    // Only touched between `lock` and `unlock`.
    private var states: [State]
    private var facts: [PartFacts?]

    private enum State {
        case waiting
        case inTheMaking
        case made(CampaignPart)
        case taken
    }

    init(_ assembly: CampaignAssembly, threads: Int) {
        self.assembly = assembly
        states = Array(repeating: .waiting, count: assembly.names.count)
        facts = Array(repeating: nil, count: assembly.names.count)
        guard threads > 1 else { return }
        DispatchQueue.global().async { [self] in
            DispatchQueue.concurrentPerform(iterations: threads) { _ in
                while let place = next() { keep(assembly.part(place), place) }
            }
        }
    }

    /// The part at `place`; made again when it is asked for again.
    func take(_ place: Int) -> CampaignPart {
        condition.lock()
        while case .inTheMaking = states[place] { condition.wait() }
        let state = states[place]
        states[place] = .taken
        condition.unlock()
        if case .made(let part) = state { return part }
        let part = assembly.part(place)
        note(PartFacts(part), place)
        return part
    }

    /// Of all parts together; makes those that nobody has asked for.
    func allFacts() -> PartFacts {
        for place in states.indices where knownFacts(place) == nil { _ = take(place) }
        return states.indices.reduce(into: PartFacts()) { sum, place in
            if let facts = knownFacts(place) { sum.add(facts) }
        }
    }

    private func knownFacts(_ place: Int) -> PartFacts? {
        condition.lock()
        defer { condition.unlock() }
        return facts[place]
    }

    private func note(_ new: PartFacts, _ place: Int) {
        condition.lock()
        facts[place] = new
        condition.unlock()
    }

    private func next() -> Int? {
        condition.lock()
        defer { condition.unlock() }
        let place = states.firstIndex {
            if case .waiting = $0 { true } else { false }
        }
        if let place { states[place] = .inTheMaking }
        return place
    }

    private func keep(_ part: CampaignPart, _ place: Int) {
        note(PartFacts(part), place)
        condition.lock()
        states[place] = .made(part)
        condition.broadcast()
        condition.unlock()
    }
}
