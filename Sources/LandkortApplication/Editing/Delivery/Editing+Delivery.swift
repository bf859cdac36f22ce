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

    /// Saves a new record under the id that its sender gave it, once, and its photo; the same again is the same delivery.
    ///
    /// The record is stored before its photo. When the photo fails then, this throws, and the same delivery sent again
    /// brings what is missing.
    ///
    /// - Throws: as ``save(_:in:by:replacing:knowing:)``; ``DeliveryProblem``, of it ``DeliveryProblem/taken(_:)`` for an
    ///   id that somebody else has used, and ``DeliveryProblem/differs(_:_:)`` for one that was received with other
    ///   content, which stands.
    public func deliver(
        _ feature: Feature, with photo: NewAttachment? = nil, in id: RegisterID, by author: Author,
        knowing faults: [FieldFault] = []
    ) async throws -> Delivery {
        guard Self.isUUID(feature.id) else { throw DeliveryProblem.badID(feature.id) }
        let needsReview = author.reader.writing(to: try register(id)).needsReview
        guard photo == nil || !needsReview else { throw DeliveryProblem.photoWaits(id) }
        let delivery = try await deliverRecord(feature, in: id, by: author, knowing: faults)
        if let photo, case .stored = delivery { try await attach(photo, to: feature.id, in: id, by: author) }
        return delivery
    }

    private func deliverRecord(
        _ feature: Feature, in id: RegisterID, by author: Author, knowing faults: [FieldFault]
    ) async throws -> Delivery {
        let author = try await reading(author)
        if let known = try await delivered(feature, in: id, by: author) { return known }
        do {
            let outcome = try await save(feature, in: id, by: author, replacing: nil, knowing: faults)
            if case .waits(let number) = outcome { return .waits(number) }
            return .stored(outcome.saved?.id ?? feature.id, isRepeated: false)
        } catch let problem as any Problem where problem.kind == .conflict {
            // Another of the sender's windows was quicker.
            guard let known = try await delivered(feature, in: id, by: author) else { throw problem }
            return known
        }
    }

    /// What an earlier delivery of the same became; nil where there was none.
    private func delivered(_ sent: Feature, in id: RegisterID, by author: Author) async throws -> Delivery? {
        let waiting = try await waitingReviews {
            $0.register == id && $0.feature.id == sent.id && $0.isBy(author.name)
        }
        if let waiting = waiting.first {
            try check(sent, against: waiting.feature, in: id, by: author)
            return .waits(waiting.id)
        }
        let gone = try await workspace.store.redactions(of: sent.id, in: id, reader: .administrator)
        guard !gone.contains(where: { $0.extent == .whole }) else { throw DeliveryProblem.redacted(sent.id) }
        guard let first = try await first(of: sent.id, in: id) else { return nil }
        guard first.by == author.name else { throw DeliveryProblem.taken(sent.id) }
        try check(sent, against: first.feature, in: id, by: author)
        return .stored(sent.id, isRepeated: true)
    }

    /// Refuses what was received otherwise than it is sent now: to say that it was received would lose it.
    private func check(_ sent: Feature, against kept: Feature, in id: RegisterID, by author: Author) throws {
        let register = try register(id)
        let (rule, access) = (author.reader.writing(to: register), author.reader.access(to: register))
        let whole = try rule.checked(withAuthority(sent, of: author, in: register), replacing: nil).record
        let (now, kept) = (register.withDefaults(whole), register.withDefaults(kept))
        let asked = register.fields.filter {
            !$0.isIdentifier && !$0.isSetBySystem && !$0.tellsOfVersion && access.sees($0.name)
        }
        var others = asked.filter { now[$0.name] != kept[$0.name] }.map { $0.telling(kept[$0.name]) }
        if now.geometry != kept.geometry { others.append(DeliveryProblem.place) }
        guard others.isEmpty else { throw DeliveryProblem.differs(sent.id, others) }
    }

    /// The file's name begins with the delivery's number, so that the same delivery brings it once.
    private func attach(
        _ photo: NewAttachment, to id: Feature.ID, in register: RegisterID, by author: Author
    ) async throws {
        let store = workspace.store
        let earlier = try await store.attachments(of: id, in: register, reader: .administrator)
            .first { $0.fileName.hasPrefix(id) }
        guard let earlier else {
            try await change(.add(photo), of: id, in: register, by: author)
            return
        }
        let kept = try await store.content(of: earlier.id, to: id, in: register, reader: .administrator)
        guard kept == photo.content else { throw DeliveryProblem.differs(id, [DeliveryProblem.photo]) }
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

extension Field {
    /// What it was received as.
    fileprivate func telling(_ value: Value) -> Bilingual {
        guard !value.isNull else {
            return Bilingual(da: "»\(title.da)« uden værdi", en: "“\(title.en)” without a value")
        }
        let name = codes.flatMap { $0[value.plainText]?.title } ?? Bilingual(da: value.plainText, en: value.plainText)
        return Bilingual(da: "»\(title.da)«: \(name.da)", en: "“\(title.en)”: \(name.en)")
    }

    private var codes: CodeList? {
        guard case .code(let list) = type else { return nil }
        return list
    }
}
