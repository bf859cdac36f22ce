import Foundation
import GRDB

extension StoreConnection {
    /// Shorter texts stand in any file by chance.
    static let shortestTrace = 4

    /// The file as it lies on the disk, and its log.
    func bytes() async throws -> [Data] {
        let path = try await withWriter { db in
            try String.fetchOne(db, sql: "SELECT file FROM pragma_database_list WHERE name = 'main'") ?? ""
        }
        return [path, path + "-wal"].compactMap {
            try? Data(contentsOf: URL(fileURLWithPath: $0), options: .mappedIfSafe)
        }
    }

    /// The fields with texts that stand anywhere in `files`. O(bytes · texts).
    static func leftovers(_ texts: [String: Set<String>], in files: [Data]) -> Set<String> {
        Set(
            texts.filter { _, texts in
                texts.filter { $0.utf8.count >= shortestTrace }.contains { text in
                    files.contains { $0.range(of: Data(text.utf8)) != nil }
                }
            }.keys)
    }
}
