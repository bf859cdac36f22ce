import Foundation
public import LandkortCore
import LandkortStore

/// The formats that a list can be taken away in.
public enum DownloadFormat: String, Sendable, CaseIterable {
    case csv
    case xlsx
    case geojson
    case gpkg

    /// As IANA has it.
    public var mediaType: String {
        switch self {
        case .csv: "text/csv; charset=utf-8; header=present"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .geojson: "application/geo+json"
        case .gpkg: "application/geopackage+sqlite3"
        }
    }

    fileprivate var file: FileFormat {
        switch self {
        case .csv: .csv
        case .xlsx: .xlsx
        case .geojson: .geojson
        case .gpkg: .gpkg
        }
    }
}

/// Some of a register for one reader, as a file.
public struct Download: Sendable {
    let register: RegisterID
    let format: DownloadFormat
    let query: FeatureQuery
    let reader: Reader
    let isInternational: Bool
    /// The fields to write, in order; empty for all that ``reader`` may see.
    public var fields: [String] = []

    /// - Parameters:
    ///   - query: which records; its limit and cursor do not matter.
    ///   - isInternational: commas and decimal points in a text.
    public init(
        register: RegisterID, format: DownloadFormat, matching query: FeatureQuery, reader: Reader,
        isInternational: Bool
    ) {
        self.register = register
        self.format = format
        self.query = query
        self.reader = reader
        self.isInternational = isInternational
    }
}

extension Workspace {
    /// Writes the file among the machine's temporary ones; the caller removes it. O(records), one page in memory.
    ///
    /// - Returns: its path.
    /// - Throws: ``StoreProblem``, ``ExchangeProblem``.
    public func write(_ download: Download) async throws -> String {
        let path = FileManager.default.temporaryDirectory
            .appending(path: "landkort-\(UUID().uuidString).\(download.format.rawValue)").path
        var export = RegisterExport(of: download.register, as: download.format.file, for: download.reader)
        export.matching = download.query
        export.isInternational = download.isInternational
        export.fields = download.fields
        do {
            _ = try await export.run(path, from: store)
        } catch {
            try? FileManager.default.removeItem(atPath: path)
            throw error
        }
        return path
    }
}
