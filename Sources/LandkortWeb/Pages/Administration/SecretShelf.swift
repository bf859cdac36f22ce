import Foundation
import Hummingbird
import LandkortCore
import Synchronization

/// What was just made and is shown once. The page that shows it has an address of its own, so that who reloads it, or comes
/// back to it, makes no other.
final class SecretShelf: Sendable {
    /// Of what it opens, and itself.
    typealias Secret = (name: String, text: String)

    private struct Entry {
        let owner: String
        let secret: Secret
        let kept = ContinuousClock.now
    }

    static let parameter = "vist"
    private static let lifetime = Duration.seconds(600)

    private let entries = Mutex([String: Entry]())

    /// Leads `owner` to where it is shown.
    func show(_ secret: Secret, to owner: String, at path: String) -> Response {
        let id = UUID().uuidString
        entries.withLock { entries in
            entries = entries.filter { $0.value.kept.duration(to: .now) < Self.lifetime }
            entries[id] = Entry(owner: owner, secret: secret)
        }
        return Reply.redirect(to: "\(path)?\(Self.parameter)=\(id)")
    }

    /// What the address shows `owner`, who is not shown it again; nil for anything else.
    func take(_ request: Request, for owner: String) -> Secret? {
        // What shows no page must not use it up.
        guard let id = request.parameters[Self.parameter], request.method == .get, request.headers[.ifNoneMatch] == nil,
            [nil, "html"].contains(request.parameters["f"])
        else { return nil }
        return entries.withLock { entries in
            guard let entry = entries[id], entry.owner == owner else { return nil }
            entries[id] = nil
            return entry.secret
        }
    }
}
