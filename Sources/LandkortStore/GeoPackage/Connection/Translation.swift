import GRDB
import LandkortCore

/// Runs `body`, and turns what SQLite says into our own words where it enters.
func translating<T>(_ body: () throws -> T) throws(StoreProblem) -> T {
    do {
        return try body()
    } catch {
        throw translated(error)
    }
}

func translating<T>(_ body: () async throws -> T) async throws(StoreProblem) -> T {
    do {
        return try await body()
    } catch {
        throw translated(error)
    }
}

func translated(_ error: any Error) -> StoreProblem {
    if let problem = error as? StoreProblem { return problem }
    guard let error = error as? DatabaseError else { return .failed(underlying: error) }
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: return .busy(underlying: error)
    case .SQLITE_READONLY: return .readOnly
    case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_CANTOPEN: return .full(underlying: error)
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: return .damaged("SQLite: \(error.message ?? "")")
    default: return .failed(underlying: error)
    }
}
