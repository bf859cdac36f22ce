import HTTPTypes
import Hummingbird
import LandkortApplication
import LandkortCore

/// What can be changed through the web, and by whom.
struct Writing: Sendable {
    let catalogue: Catalogue
    let editing: Editing

    /// The register of a path.
    ///
    /// - Throws: ``RequestProblem/methodNotAllowed(_:allowed:)`` for a collection that no one writes.
    func register(_ request: Request, _ context: RequestSource) throws -> RegisterSource {
        let source = try catalogue.source(try context.parameters.require("collection"), for: context.reader)
        guard let register = source as? RegisterSource else {
            throw RequestProblem.methodNotAllowed(request.method.rawValue, allowed: OtherMethods.reading)
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
            throw RequestProblem.gone(
                collection: source.id, title: source.title, id: id, latest: nil, .deleted(mayReturn: false))
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
