/// What a store knows of a campaign without loading a column.
public struct Campaign: Sendable, Equatable {
    /// Unique in a store.
    public var id: CampaignID
    /// Not the whole country: an address outside it is not covered by the campaign, never gone.
    public var isPartial: Bool
    /// Invented rows, shown as such everywhere.
    public var isSynthetic: Bool
    /// UTC, `2026-11-20T10:00:00Z`.
    public var imported: String
    /// In the order they were imported; a file leaves with the last part it brought.
    public var sources: [Source]
    /// In the order of their names, each name once.
    public var parts: [Part]

    /// One imported file.
    public struct Source: Sendable, Equatable {
        /// The file's own name without its folder, or what the importer was told to call it.
        public var fileName: String
        /// By which the file is known again: how it was made, a colon, hexadecimal digits. Stores of earlier builds
        /// have digits alone; one that was made in another way says nothing.
        public var digest: String
        /// Addresses in the file, in all its municipalities.
        public var rows: Int
        /// UTC, `2026-11-20T10:00:00Z`.
        public var imported: String
        /// Rows of it that the campaign still has: fewer than `rows` when another file replaced some.
        public var held: Int

        /// A file as a store keeps it; nothing is checked.
        ///
        /// - Parameter held: nil is all of them.
        public init(fileName: String, digest: String, rows: Int, imported: String, held: Int? = nil) {
            self.fileName = fileName
            self.digest = digest
            self.rows = rows
            self.imported = imported
            self.held = held ?? rows
        }
    }

    /// One municipality's rows; the columns are loaded by its `key`.
    public struct Part: Sendable, Equatable {
        /// The store's own number, never used again: what is kept under it stays true.
        public var key: Int
        /// The municipality's name as the file writes it.
        public var name: String
        /// Nil when the name does not resolve.
        public var municipality: String?
        /// Addresses, which is the length of every column of rows.
        public var count: Int
        /// In the order of the rows; their counts sum to `count`.
        public var postcodes: [PostcodeRun]

        /// A part as a store keeps it; nothing is checked.
        public init(key: Int, name: String, municipality: String?, count: Int, postcodes: [PostcodeRun]) {
            self.key = key
            self.name = name
            self.municipality = municipality
            self.count = count
            self.postcodes = postcodes
        }
    }

    /// A campaign as a store keeps it; nothing is checked.
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

    /// Addresses in all parts. O(parts).
    public var count: Int { parts.reduce(0) { $0 + $1.count } }
}
