import GRDB
import LandkortCore

/// Runs `body`, and turns what SQLite says into our own words where it enters.
func translating<T>(
    _ body: () throws -> T, notADatabase: () -> StoreProblem = { .damaged("SQLite") }
) throws(StoreProblem) -> T {
    do {
        return try body()
    } catch {
        throw translated(error, notADatabase())
    }
}

func translating<T>(_ body: () async throws -> T) async throws(StoreProblem) -> T {
    do {
        return try await body()
    } catch {
        throw translated(error, .damaged("SQLite"))
    }
}

private func translated(_ error: any Error, _ notADatabase: StoreProblem) -> StoreProblem {
    if let problem = error as? StoreProblem { return problem }
    guard let error = error as? DatabaseError else { return .failed(underlying: error) }
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: return .busy(underlying: error)
    case .SQLITE_FULL, .SQLITE_READONLY, .SQLITE_IOERR, .SQLITE_CANTOPEN: return .full(underlying: error)
    case .SQLITE_NOTADB: return notADatabase
    case .SQLITE_CORRUPT: return .damaged("SQLite: \(error.message ?? "corrupt")")
    case .SQLITE_CONSTRAINT: return .duplicate("", detail: error.message ?? "")
    default: return .failed(underlying: error)
    }
}
