public import LandkortCore
import LandkortStore

/// What has been kept for as long as its register's declaration allows, and is now to go.
public struct Retention: Sendable {
    /// One record with something that is due.
    public struct Due: Sendable, Equatable {
        /// What is to go.
        public var redaction: Redaction
        /// How much of it there is.
        public var count: RedactionCount
        /// Of the record's own changes, those that hold it.
        public var reviews: Int
    }

    private let workspace: Workspace
    private let redacting: Redacting
    private static let pageSize = 1000

    /// The day is the workspace's, the moment on the tombstones `redacting`'s.
    public init(_ workspace: Workspace, _ redacting: Redacting) {
        (self.workspace, self.redacting) = (workspace, redacting)
    }

    /// What is due today, by register and record; changes nothing. O(rows and versions of registers with a period).
    ///
    /// - Parameter name: who would do it.
    /// - Throws: ``RedactionProblem/required(_:_:)`` for a declaration that leaves nothing to put in a field's place.
    public func due(by name: String) async throws -> [Due] {
        var redactions: [Redaction] = []
        for register in workspace.registers {
            guard let rule = RetentionRule(register), let start = rule.start(on: workspace.today()) else { continue }
            redactions += try await due(in: register, rule, start, name)
        }
        let planned = try await redacting.plan(redactions, by: name)
        return zip(redactions, planned).filter { !$1.count.isEmpty || $1.reviews > 0 }.map {
            Due(redaction: $0, count: $1.count, reviews: $1.reviews)
        }
    }

    /// Takes out what ``due(by:)`` lists.
    ///
    /// - Throws: ``RedactionProblem/notAdministrator``.
    public func apply(by name: String, as reader: Reader) async throws -> [Due] {
        guard reader.role == .administrator, reader.registers == nil else { throw RedactionProblem.notAdministrator }
        let due = try await due(by: name)
        let counts = try await redacting.apply(due.map(\.redaction), by: name)
        return zip(due, counts).map { Due(redaction: $0.redaction, count: $1, reviews: $0.reviews) }
    }

    private func due(
        in register: Register, _ rule: RetentionRule, _ start: String, _ name: String
    ) async throws -> [Redaction] {
        let extent: Redaction.Extent = rule.personal.isEmpty ? .whole : .fields(try register.redacted(rule.personal))
        let moment = "\(start)T00:00:00.000Z"
        let over = try await self.over(in: register, rule, start)
        let ended = try await workspace.store.ended(in: register.id, before: moment)
        func redaction(_ id: Feature.ID, _ endedBefore: String?) -> Redaction {
            Redaction(
                of: id, in: register.id, extent, endedBefore: endedBefore,
                reason: "Opbevaringstiden \(rule.period) er udløbet.", time: redacting.moment, by: name)
        }
        return over.map { redaction($0, nil) }
            + ended.filter { !over.contains($0.id) }.map { redaction($0.id, $0.isAll ? nil : moment) }
    }

    /// The records in force whose day lies before `start`, by id.
    private func over(in register: Register, _ rule: RetentionRule, _ start: String) async throws -> [Feature.ID] {
        guard let field = rule.field else { return [] }
        var query = FeatureQuery(limit: Self.pageSize)
        var found: [Feature.ID] = []
        repeat {
            let page = try await workspace.store.features(in: register.id, matching: query, reader: .administrator)
            found += page.features.filter { feature in
                feature[field].string.map { String($0.prefix(10)) < start } ?? false
            }.map(\.id)
            query.after = page.next
        } while query.after != nil
        return found.sorted()
    }
}
