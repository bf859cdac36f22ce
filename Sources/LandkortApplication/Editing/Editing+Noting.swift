import LandkortCore
import LandkortStore

/// What the log says of changes.
extension Editing {
    /// Writes to the log what was done, or that it was refused.
    func noting(
        _ kind: AuditEvent.Kind, _ name: String, _ subject: String, _ body: () async throws -> Outcome
    ) async throws -> Outcome {
        try await noting(kind, name, subject, telling: \.text, body)
    }

    func noting<T>(
        _ kind: AuditEvent.Kind, _ name: String, _ subject: String, telling text: (T) -> String,
        _ body: () async throws -> T
    ) async throws -> T {
        try await accounts.writeUnwritten()
        let outcome = try await notingRefusal(name, subject, body)
        try await accounts.noteDone(kind, by: name, subject, text(outcome))
        return outcome
    }

    /// Writes to the log that something was refused.
    func notingRefusal<T>(_ name: String, _ subject: String, _ body: () async throws -> T) async throws -> T {
        do {
            return try await body()
        } catch let problem as AccessProblem where ![.unavailable, .defect].contains(problem.kind) {
            try await accounts.note(.refusal, by: name, subject, problem.code)
            throw problem
        } catch let problem as EditProblem where problem.faults.contains(where: { $0.code == FieldFault.notOwn }) {
            try await accounts.note(.refusal, by: name, subject, FieldFault.notOwn)
            throw problem
        }
    }
}

extension Editing.Outcome {
    /// For the log.
    var text: String {
        switch self {
        case .saved(let saved): "\(saved.id), version \(saved.revision)"
        case .deleted: "slettet"
        case .waits(let number): "venter på gennemsyn \(number)"
        }
    }
}
