import Foundation
import GRDB
import LandkortCore

extension StoreConnection {
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
                texts.filter { $0.utf8.count >= RedactionCount.shortestTrace }.contains { text in
                    files.contains { $0.holds(text) }
                }
            }.keys)
    }
}

extension Data {
    /// Foundation's own search takes many times as long. O(bytes).
    fileprivate func holds(_ text: String) -> Bool {
        let wanted = Array(text.utf8)
        return withUnsafeBytes { bytes in
            guard var place = bytes.baseAddress, bytes.count >= wanted.count else { return false }
            let end = place + (bytes.count - wanted.count + 1)
            while let found = memchr(place, Int32(wanted[0]), end - place) {
                if memcmp(found, wanted, wanted.count) == 0 { return true }
                place = UnsafeRawPointer(found) + 1
            }
            return false
        }
    }
}
