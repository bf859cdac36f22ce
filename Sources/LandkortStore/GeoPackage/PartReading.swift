import Foundation
import GRDB
import LandkortCore

/// Loads columns of one part.
struct PartReading {
    private let part: Campaign.Part
    private let db: Database

    init(_ part: Campaign.Part, _ db: Database) {
        self.part = part
        self.db = db
    }

    func part(_ columns: Set<CampaignColumn>) throws -> CampaignPart {
        let profiles = try columns.contains(.profiles) || columns.contains(.profile) ? table() : SpeedTable()
        return CampaignPart(
            name: part.name, count: part.count, profiles: profiles,
            profile: try columns.contains(.profile)
                ? indices(.profile, entries: profiles.count) : .bytes([]),
            postcodes: part.postcodes,
            easting: try columns.contains(.easting) ? column(.easting) : [],
            northing: try columns.contains(.northing) ? column(.northing) : [],
            street: try text(.streets, .street, columns),
            number: try text(.numbers, .number, columns),
            ids: try columns.contains(.ids) ? column(.ids) : [])
    }

    static func postcodes(_ data: Data?, count: Int) throws -> [PostcodeRun] {
        let runs = data?.withUnsafeBytes { PostcodeRun.runs(from: $0) }
        guard let runs, runs.allSatisfy({ $0.count > 0 }), runs.reduce(0, { $0 + $1.count }) == count else {
            throw StoreProblem.damaged("landkort_kortlaegning_kolonne: postnr")
        }
        return runs
    }

    private func table() throws -> SpeedTable {
        try withBytes(of: .profiles) { try require(SpeedTable(bytes: $0), .profiles) }
    }

    private func text(
        _ entries: CampaignColumn, _ indices: CampaignColumn, _ wanted: Set<CampaignColumn>
    ) throws -> TextColumn {
        guard wanted.contains(indices) || wanted.contains(entries) else {
            return TextColumn(entries: [], indices: .bytes([]))
        }
        let texts = try withBytes(of: entries) { try require(TextColumn.entries(from: $0), entries) }
        guard wanted.contains(indices) else { return TextColumn(entries: texts, indices: .bytes([])) }
        return TextColumn(entries: texts, indices: try self.indices(indices, entries: texts.count))
    }

    private func indices(_ column: CampaignColumn, entries: Int) throws -> IndexColumn {
        try withBytes(of: column) {
            try require(IndexColumn(bytes: $0, count: part.count, entries: entries), column)
        }
    }

    private func column<T: BitwiseCopyable>(_ column: CampaignColumn) throws -> [T] {
        try withBytes(of: column) { bytes in
            try require(bytes.count == part.count * MemoryLayout<T>.stride ? numbers(bytes) : nil, column)
        }
    }

    private func require<T>(_ value: T?, _ column: CampaignColumn) throws -> T {
        guard let value else { throw StoreProblem.damaged("\(part.name): \(column.rawValue)") }
        return value
    }

    private func withBytes<R>(of column: CampaignColumn, _ body: (UnsafeRawBufferPointer) throws -> R) throws -> R {
        let rows = try Row.fetchCursor(
            db.cachedStatement(sql: "SELECT data FROM landkort_kortlaegning_kolonne WHERE del = ? AND kolonne = ?"),
            arguments: [part.key, column.rawValue])
        guard let row = try rows.next() else { throw StoreProblem.damaged("\(part.name): \(column.rawValue)") }
        return try row.withUnsafeData(atIndex: 0) { data in
            try (data ?? Data()).withUnsafeBytes { try body($0) }
        }
    }
}
