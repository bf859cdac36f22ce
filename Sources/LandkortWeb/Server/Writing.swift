import HTTPTypes
import Hummingbird
import LandkortApplication
import LandkortCore

/// What can be changed through the web, and by whom.
struct Writing: Sendable {
    let catalogue: Catalogue
    let editing: Editing

    /// The methods that `path` takes from `reader`, beside those that read: by the register, not by the record, for an
    /// editing client asks about one record to learn of all.
    func methods(_ path: String, for reader: Reader) -> [HTTPRequest.Method] {
        let parts = path.split(separator: "/").map(String.init)
        guard parts.count >= 3, parts[0] == "collections", parts[2] == "items",
            let source = try? catalogue.source(parts[1], for: reader) as? RegisterSource,
            reader.writing(to: source.register).isOpen
        else { return [] }
        let isAttachment = parts.count > 4 && parts[4] == "attachments" && source.register.attachments != nil
        return switch parts.count {
        case 3: [.post]
        case 4: [.put, .patch, .delete]
        case 5 where isAttachment || parts[4] == "restore": [.post]
        case 6 where isAttachment: [.patch, .delete]
        default: []
        }
    }

    /// Whether `path` is one that something can be sent to, by somebody.
    static func isOpen(_ method: HTTPRequest.Method, _ path: String) -> Bool {
        let parts = path.split(separator: "/").map(String.init)
        let own = ["gennemsyn", "konto", "administration", "mit-arbejde"]
        if let first = parts.first, own.contains(first) { return method == .post }
        if parts.first == "kortlaegninger", parts.count == 2 { return method == .post }
        guard parts.count >= 3, parts[0] == "collections" else { return false }
        switch (parts.count, parts[2]) {
        case (3, "items"): return method == .post
        case (3, "new"), (3, "import"), (3, "views"), (3, "bulk"), (3, "tilsyn"): return method == .post
        case (4, "items"): return [.put, .patch, .delete].contains(method)
        case (5, "items"):
            return method == .post && ["edit", "delete", "restore", "attach", "attachments"].contains(parts[4])
        case (6, "items"): return parts[4] == "attachments" && [.patch, .delete].contains(method)
        case (7, "items"): return parts[4] == "attachments" && parts[6] == "edit" && method == .post
        default: return false
        }
    }

    /// The register of a path.
    ///
    /// - Throws: ``RequestProblem/methodNotAllowed(_:allowed:)`` for a collection that no one writes.
    func register(_ request: Request, _ context: RequestSource) throws -> RegisterSource {
        let source = try catalogue.source(try context.parameters.require("collection"), for: context.reader)
        guard let register = source as? RegisterSource else {
            throw RequestProblem.methodNotAllowed(request.method.rawValue, allowed: ReadingOnly.allowed)
        }
        return register
    }

    /// The register of a path, and the mark of the session that its forms carry.
    ///
    /// - Throws: ``AccessProblem/notSignedIn`` for whoever has no session.
    func form(_ request: Request, _ context: RequestSource) throws -> (source: RegisterSource, mark: String) {
        guard let mark = context.formMark else { throw AccessProblem.notSignedIn }
        return (try register(request, context), mark)
    }

    /// The version in force of the path's record, as the reader sees it.
    ///
    /// - Throws: as for a reader of the record.
    func record(_ source: RegisterSource, _ context: RequestSource) async throws -> FeatureVersion {
        try await RecordVersions(try context.itemID, at: nil, in: source, context.reader).shown
    }

    /// The last version of the path's record, in force or not, as the reader sees it.
    ///
    /// - Throws: as for a reader of the record's versions.
    func lastVersion(_ source: RegisterSource, _ context: RequestSource) async throws -> FeatureVersion {
        let id = try context.itemID
        let versions = try await RecordVersions.versions(of: id, in: source, context.reader)
        guard let last = versions.first else {
            throw RequestProblem.gone(collection: source.id, id: id, latest: nil, .deleted(mayReturn: false))
        }
        return last
    }
}

extension RequestSource {
    /// What the forms of this session carry; nil for whoever has no session.
    var formMark: String? {
        guard case .session(_, let secret) = identity.proof else { return nil }
        return Accounts.formMark(of: secret)
    }

    /// Who changes something.
    ///
    /// - Throws: ``AccessProblem/notSignedIn``.
    var author: Author {
        get throws(AccessProblem) {
            switch identity.proof {
            case .none: throw .notSignedIn
            case .session(let account, _): Author(account, reader)
            case .token(let token): Author(token, reader)
            }
        }
    }
}

extension WriteRule {
    /// Whether `feature` can be changed as it stands.
    func allows(_ feature: Feature) -> Bool { (try? check(feature)) != nil }
}
