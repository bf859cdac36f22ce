import Foundation

/// Somebody on their way to a provider.
struct Departure: Sendable, Equatable {
    /// Nobody else's way back has it.
    let state = Secrets.random()
    /// Comes back in the token.
    let nonce = Secrets.random()
    /// Shows that whoever fetches the token sent the browser away (RFC 7636).
    let verifier = Secrets.random()
    /// Kept by the browser that left.
    let cookie = Secrets.random()
    /// The page to end on.
    let target: String
    /// Where the provider is to send the browser.
    let back: String
    let origin: String
    let end: Date
}

/// Those who have left and not come back: each way back is good once, and not for long.
struct Departures: Sendable {
    static let patience: TimeInterval = 600
    /// From one place; the oldest of that place gives way, so that nobody takes up another's.
    static let most = 100
    static let mostOfAll = 20_000

    private var byState: [String: Departure] = [:]
    private var order: [Departure] = []

    mutating func add(_ departure: Departure, at now: Date) {
        forget { $0.end <= now }
        let own = order.filter { $0.origin == departure.origin }
        let tooMany = own.count >= Self.most ? own.first : order.count >= Self.mostOfAll ? order.first : nil
        if let tooMany { forget { $0.state == tooMany.state } }
        byState[departure.state] = departure
        order.append(departure)
    }

    /// Takes the one out that `state` and the browser's cookie belong to; also where the cookie is another's.
    mutating func take(_ state: String, cookie: String, at now: Date) -> Departure? {
        guard let found = byState[state] else { return nil }
        forget { $0.state == state }
        guard Secrets.isSame(found.cookie, cookie), found.end > now else { return nil }
        return found
    }

    private mutating func forget(_ isGone: (Departure) -> Bool) {
        guard order.contains(where: isGone) else { return }
        for departure in order where isGone(departure) { byState[departure.state] = nil }
        order.removeAll(where: isGone)
    }
}
