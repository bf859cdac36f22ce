public import LandkortCore
import LandkortStore

/// Records that were ended, and are wanted again.
extension Editing {
    /// Brings a record back under its id, as a version of its own, or lets that wait; what was filed with it stays in
    /// the past.
    ///
    /// What was taken out for good does not come back: it is in no version. Everything is checked as in a new record:
    /// what it refers to may be gone, and its keys may be another's.
    ///
    /// - Parameters:
    ///   - feature: as it shall be; nil for what the last version said.
    ///   - revision: the last version's, as the caller read it.
    ///   - faults: what was wrong with how it came.
    /// - Throws: as ``save(_:in:by:replacing:knowing:)``; ``EditProblem/inForce(_:)``.
    public func restore(
        _ id: Feature.ID, as feature: Feature? = nil, in register: RegisterID, by author: Author,
        after revision: Revision, knowing faults: [FieldFault] = []
    ) async throws -> Outcome {
        try await noting(.change, author.name, "\(register)/\(id)") {
            let author = try await reading(author)
            let register = try self.register(register)
            let last = try await last(id, revision, register, author.reader)
            let new = register.keepingUnseen(in: feature ?? last.shown, of: last.whole, shown: last.shown)
            return try await write(new, over: last.whole, in: register, by: author, replacing: nil, knowing: faults)
        }
    }

    /// The version that a record ended with, whole and as the reader is shown it; to one who is shown none of it there
    /// is none.
    private func last(
        _ id: Feature.ID, _ revision: Revision, _ register: Register, _ reader: Reader
    ) async throws -> (whole: Feature, shown: Feature) {
        let shown = try await workspace.store.versions(of: id, in: register.id, reader: reader)
        let all = try await workspace.store.versions(of: id, in: register.id, reader: .administrator)
        guard let last = all.first, last.to != nil else { throw EditProblem.inForce(register) }
        guard last.revision == revision else { throw StoreProblem.conflict(register, id, found: nil) }
        guard let seen = shown.first, seen.revision == revision else { throw StoreProblem.notFound(register.id, id) }
        return (register.withoutEnd(last.feature), register.withoutEnd(seen.feature))
    }
}

extension Register {
    /// `feature`, a version that has ended, as it was read while it was in force.
    public func withoutEnd(_ feature: Feature) -> Feature {
        var feature = feature
        for field in fields where field.isVersionEnd { feature[field.name] = .null }
        return feature
    }
}
