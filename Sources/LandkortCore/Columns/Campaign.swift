/// What a store knows of a campaign without loading a column.
public struct Campaign: Sendable, Equatable {
    public var id: CampaignID
    /// Not the whole country: an address outside it is not covered by the campaign, never gone.
    public var isPartial: Bool
    /// Invented rows, shown as such everywhere.
    public var isSynthetic: Bool
    /// UTC, `2026-11-20T10:00:00Z`.
    public var imported: String
    public var sources: [Source]
    public var parts: [Part]

    /// One imported file.
    public struct Source: Sendable, Equatable {
        public var fileName: String
        /// Hexadecimal BLAKE2b-256 of the file.
        public var digest: String
        public var rows: Int
        public var imported: String

        public init(fileName: String, digest: String, rows: Int, imported: String) {
            self.fileName = fileName
            self.digest = digest
            self.rows = rows
            self.imported = imported
        }
    }

    /// One municipality's rows; the columns are loaded by its `key`.
    public struct Part: Sendable, Equatable {
        public var key: Int
        public var name: String
        /// Nil when the name does not resolve.
        public var municipality: String?
        public var count: Int
        public var postcodes: [PostcodeRun]

        public init(key: Int, name: String, municipality: String?, count: Int, postcodes: [PostcodeRun]) {
            self.key = key
            self.name = name
            self.municipality = municipality
            self.count = count
            self.postcodes = postcodes
        }
    }

    public init(
        id: CampaignID, isPartial: Bool, isSynthetic: Bool, imported: String, sources: [Source], parts: [Part]
    ) {
        self.id = id
        self.isPartial = isPartial
        self.isSynthetic = isSynthetic
        self.imported = imported
        self.sources = sources
        self.parts = parts
    }

    public var count: Int { parts.reduce(0) { $0 + $1.count } }
}
