public import LandkortCore
import LandkortStore

/// New records that were filled in without a connection, and may come more than once.
extension Editing {
    /// What became of a delivery.
    public enum Delivery: Sendable, Equatable {
        /// It is in the register; `isRepeated` where it was there before.
        case stored(Feature.ID, isRepeated: Bool)
        /// It waits for review.
        case waits(Int)
    }

    /// Saves a new record under the id that its sender gave it, once: the same id again is the same delivery.
    ///
    /// - Throws: as ``save(_:in:by:replacing:knowing:)``; ``DeliveryProblem/badID(_:)``;
    ///   ``DeliveryProblem/taken(_:)`` for an id that somebody else has used.
    public func deliver(
        _ feature: Feature, in id: RegisterID, by author: Author, knowing faults: [FieldFault] = []
    ) async throws -> Delivery {
        guard Self.isUUID(feature.id) else { throw DeliveryProblem.badID(feature.id) }
        if let known = try await delivered(feature.id, in: id, by: author) { return known }
        do {
            let outcome = try await save(feature, in: id, by: author, replacing: nil, knowing: faults)
            if case .waits(let number) = outcome { return .waits(number) }
            return .stored(outcome.saved?.id ?? feature.id, isRepeated: false)
        } catch let problem as any Problem where problem.kind == .conflict {
            // Another of the sender's windows was quicker.
            guard let known = try await delivered(feature.id, in: id, by: author) else { throw problem }
            return known
        }
    }

    /// What an earlier delivery of the same id became; nil where there was none.
    private func delivered(_ id: Feature.ID, in register: RegisterID, by author: Author) async throws -> Delivery? {
        let waiting = try await accounts.store.waitingReviews().first {
            $0.review.register == register && $0.review.feature.id == id && $0.review.author == author.name
        }
        if let waiting { return .waits(waiting.review.id) }
        guard let first = try await first(of: id, in: register) else { return nil }
        guard first.by == author.name else { throw DeliveryProblem.taken(id) }
        return .stored(id, isRepeated: true)
    }

    private func first(of id: Feature.ID, in register: RegisterID) async throws -> FeatureVersion? {
        do {
            return try await workspace.store.versions(of: id, in: register, reader: .administrator).last
        } catch {
            guard error.kind == .notFound else { throw error }
            return nil
        }
    }

    private static func isUUID(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return parts.map(\.utf8.count) == [8, 4, 4, 4, 12]
            && parts.allSatisfy { $0.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) } }
    }
}

/// Why a delivery is not taken.
public enum DeliveryProblem: Problem {
    /// No uuid in lower case.
    case badID(String)
    /// Somebody else's record has the id.
    case taken(Feature.ID)
    /// The same delivery is being received.
    case underWay(Feature.ID)

    /// `delivery.` and the case, with hyphens.
    public var code: String {
        switch self {
        case .badID: "delivery.bad-id"
        case .taken: "delivery.taken"
        case .underWay: "delivery.under-way"
        }
    }

    /// The sender's fault, or to be tried again.
    public var kind: ProblemKind {
        switch self {
        case .badID: .invalid
        case .taken: .conflict
        case .underWay: .unavailable
        }
    }

    /// What to do.
    public var message: Bilingual {
        switch self {
        case .badID(let id):
            Bilingual(
                da: "Leverancens nummer »\(id)« er ikke et UUID med små bogstaver.",
                en: "The delivery’s number “\(id)” is not a UUID in lower case.")
        case .taken(let id):
            Bilingual(
                da: "Nummeret \(id) er en anden leverances. Udfyld skemaet igen.",
                en: "The number \(id) is another delivery’s. Fill in the form again.")
        case .underWay(let id):
            Bilingual(
                da: "Leverancen \(id) modtages allerede. Prøv igen om lidt.",
                en: "The delivery \(id) is being received already. Try again in a while.")
        }
    }
}
