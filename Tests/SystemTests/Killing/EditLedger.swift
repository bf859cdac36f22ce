import Foundation

/// What one client has been told of its records, and what it was doing when the server was gone.
struct EditLedger: Sendable {
    /// A record's values, in the one form that the client and the file have in common.
    struct Version: Sendable, Hashable {
        var name: String
        var height: Int
    }

    struct Record: Sendable {
        var versions: [Version]
        var isEnded = false
    }

    /// A request that got no answer: it was done, or it was not.
    enum Doubt: Sendable {
        case creating(Version)
        case changing(String, Version)
        case ending(String)
    }

    /// By id.
    private(set) var records: [String: Record] = [:]
    private(set) var doubt: Doubt?
    /// Writes that were answered with 2xx.
    private(set) var acknowledged = 0

    var living: [String] { records.filter { !$0.value.isEnded }.keys.sorted() }

    mutating func begin(_ doubt: Doubt) { self.doubt = doubt }

    /// The request that was begun was answered.
    ///
    /// - Parameter id: that of a new record.
    mutating func acknowledge(_ id: String) {
        settle(id)
        acknowledged += 1
    }

    private mutating func settle(_ id: String) {
        switch doubt {
        case .creating(let version): records[id] = Record(versions: [version])
        case .changing(_, let version): records[id]?.versions.append(version)
        case .ending: records[id]?.isEnded = true
        case nil: break
        }
        doubt = nil
    }

    /// Lays the file's records beside what is known; what was in doubt is known afterwards.
    ///
    /// - Returns: what is lost, or there without having been asked for.
    mutating func faults(in stored: [String: Record]) -> [String] {
        switch doubt {
        case .creating(let version):
            if let id = stored.first(where: { $0.value.versions == [version] })?.key { settle(id) }
        case .changing(let id, let version):
            if stored[id]?.versions.last == version { settle(id) }
        case .ending(let id):
            if stored[id]?.isEnded == true { settle(id) }
        case nil: break
        }
        doubt = nil
        var faults = stored.keys.filter { records[$0] == nil }.map { "\($0) was never asked for" }
        for (id, record) in records {
            guard let found = stored[id] else {
                faults.append("\(id) is lost")
                continue
            }
            if found.versions != record.versions || found.isEnded != record.isEnded {
                faults.append("\(id): \(found) and not \(record)")
            }
        }
        return faults
    }
}
