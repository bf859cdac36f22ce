public import Foundation
import LandkortCore
import LandkortStore

/// Where the accounts of a store lie: a file beside it, and the log's key outside that file.
public struct AccountPlace: Sendable {
    private let store: String
    private let environment: [String: String]

    /// - Parameters:
    ///   - store: the path of the store's file.
    ///   - environment: may name the key, `LANDKORT_AUDIT_KEY`, or its file, `LANDKORT_AUDIT_KEY_FILE`.
    public init(store: String, environment: [String: String]) {
        self.store = store
        self.environment = environment
    }

    /// `nordjylland.konti` beside `nordjylland.gpkg`.
    public var path: String { beside("konti") }

    private func beside(_ ending: String) -> String {
        URL(fileURLWithPath: store).deletingPathExtension().appendingPathExtension(ending).path
    }

    /// The accounts; nil where there is no file of them.
    ///
    /// - Throws: ``StoreProblem``, ``AccessProblem/badAuditKey(_:)``.
    public func accountsIfAny(now: @escaping @Sendable () -> Date) throws -> Accounts? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        return try accounts(creating: false, now: now)
    }

    /// - Parameter creating: whether to make the file, and where nobody names one the key, which nobody else may read.
    /// - Throws: ``StoreProblem``, ``AccessProblem/noAccounts``, ``AccessProblem/badAuditKey(_:)``,
    ///   ``AccessProblem/noAuditKey(_:)``.
    public func accounts(creating: Bool, now: @escaping @Sendable () -> Date) throws -> Accounts {
        let isThere = FileManager.default.fileExists(atPath: path)
        guard creating || isThere else {
            guard FileManager.default.fileExists(atPath: store) else { throw StoreProblem.noStore(path: store) }
            throw AccessProblem.noAccounts
        }
        // Before the file, so that there is none without its key.
        let key = try auditKey(making: !isThere)
        return Accounts(store: try AccountFile(path, creating: creating), auditKey: key, now: now)
    }

    private static let shortestKey = 32

    /// - Parameter isMade: whether the log is about to begin; one that is there cannot be checked with another key.
    private func auditKey(making isMade: Bool) throws(AccessProblem) -> String {
        if let key = environment["LANDKORT_AUDIT_KEY"], !key.isEmpty {
            guard key.utf8.count >= Self.shortestKey else { throw .badAuditKey("LANDKORT_AUDIT_KEY") }
            return key
        }
        let file = environment["LANDKORT_AUDIT_KEY_FILE"].flatMap { $0.isEmpty ? nil : $0 } ?? beside("noegle")
        if !FileManager.default.fileExists(atPath: file) {
            guard isMade else { throw .noAuditKey(file) }
            _ = FileManager.default.createFile(
                atPath: file, contents: Data((Secrets.random() + "\n").utf8), attributes: [.posixPermissions: 0o600])
        }
        let text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
        let key = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard key.utf8.count >= Self.shortestKey else { throw .badAuditKey(file) }
        return key
    }
}
