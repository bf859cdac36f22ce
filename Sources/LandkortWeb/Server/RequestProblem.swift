import LandkortCore

/// What is wrong with a request.
enum RequestProblem: Problem {
    case noSuchPage(String)
    /// - Parameter allowed: what the one who asks may use instead, as in the header `Allow`.
    case methodNotAllowed(String, allowed: String)
    case badParameter(String, value: String, allowed: [String])
    /// A value that is not of its field's type.
    case misfit(String, value: String, FieldType)
    /// A filter that cannot be read.
    case badFilter(FilterProblem)
    case unknownParameter(String, known: [String])
    case repeatedParameter(String, values: [String])
    /// A time interval that ends before it begins, or has no end at all.
    case emptyInterval(String)
    case unknownCollection(String)
    case unknownTileMatrixSet(String)
    /// The record has been, and is not now, or was not then; its versions are there to be seen.
    ///
    /// - Parameters:
    ///   - title: the collection's.
    ///   - latest: when the last of them that the reader sees began.
    ///   - absence: what of it is not there.
    case gone(collection: String, title: Bilingual, id: String, latest: String?, Absence)
    /// The record was taken out for good; only those who see everything are told.
    case redacted(Redaction)
    /// The record is not as the client last read it.
    case changed
    /// The register wants to hear which version was read.
    case unconditional
    /// What was sent is not of this media type.
    case badBody(String)
    /// What was sent, or this member of it, is no JSON object.
    case notObject(member: String?)
    /// Something was sent where nothing is read.
    case unwantedBody
    /// What was sent says that it is of none of these media types.
    case badMediaType(allowed: [String])
    /// More bytes than this.
    case bodyTooLarge(Int)
    /// A file that was sent, and is no longer kept.
    case uploadGone
    case noSuchTile
    case notSpatial(String)
    case defect(any Error)

    /// How what has been is there no longer.
    enum Absence {
        /// The record was deleted; whether the one who asks may bring it back.
        case deleted(mayReturn: Bool)
        /// The record was not there at the time that was asked for.
        case notThen
        /// One of the record's attachments was removed.
        case withoutAttachment
    }

    var code: String {
        switch self {
        case .noSuchPage: "request.no-such-page"
        case .methodNotAllowed: "request.method-not-allowed"
        case .badParameter, .misfit: "request.bad-parameter"
        case .badFilter(let problem): problem.code
        case .unknownParameter: "request.unknown-parameter"
        case .repeatedParameter: "request.repeated-parameter"
        case .emptyInterval: "request.empty-interval"
        case .unknownCollection: "request.unknown-collection"
        case .unknownTileMatrixSet: "request.unknown-tile-matrix-set"
        case .gone: "request.gone"
        case .redacted: "request.redacted"
        case .changed: "request.changed"
        case .unconditional: "request.unconditional"
        case .badBody, .notObject, .unwantedBody: "request.bad-body"
        case .badMediaType: "request.bad-media-type"
        case .bodyTooLarge: "request.body-too-large"
        case .uploadGone: "request.upload-gone"
        case .noSuchTile: "request.no-such-tile"
        case .notSpatial: "request.not-spatial"
        case .defect: "request.defect"
        }
    }

    var kind: ProblemKind {
        switch self {
        case .noSuchPage, .unknownCollection, .unknownTileMatrixSet, .gone, .redacted, .noSuchTile, .notSpatial:
            .notFound
        case .badParameter, .misfit, .badFilter, .unknownParameter, .repeatedParameter, .emptyInterval,
            .methodNotAllowed, .badBody, .notObject, .unwantedBody, .badMediaType:
            .invalid
        case .changed, .unconditional, .uploadGone: .conflict
        case .bodyTooLarge: .tooLarge
        case .defect: .defect
        }
    }

    var cause: (any Error)? {
        if case .defect(let error) = self { error } else { nil }
    }

    /// Where a deleted record is brought back, for the one who asks and may.
    var restoring: String? {
        guard case .gone(let collection, _, let id, _, .deleted(mayReturn: true)) = self else { return nil }
        return "\(ValueText.address(of: id, in: collection))/restore"
    }

    /// Where the versions are of a record that is not there; whom it is said to may see them.
    var history: String? {
        guard case .gone(let collection, _, let id, _, _) = self else { return nil }
        return "\(ValueText.address(of: id, in: collection))/versions"
    }
}

extension ProblemKind {
    /// The HTTP status.
    var status: Int {
        switch self {
        case .invalid: 400
        case .unauthenticated: 401
        case .forbidden: 403
        case .notFound: 404
        case .conflict: 409
        case .tooLarge: 413
        case .unavailable: 503
        case .defect: 500
        }
    }
}
