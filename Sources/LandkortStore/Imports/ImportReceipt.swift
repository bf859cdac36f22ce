public import LandkortCore

/// What one import of a file did to one register.
public struct ImportReceipt: Sendable, Hashable {
    /// How many rows of the file, and what became of them.
    public struct Counts: Sendable, Hashable, Codable {
        /// New in the register.
        public var inserted = 0
        /// Changed in the register.
        public var updated = 0
        /// In the register just so already.
        public var unchanged = 0
        /// Ended, for the file did not have them.
        public var ended = 0
        /// Left out by the mapping's own conditions.
        public var passedOver = 0

        /// Nothing yet.
        public init() {}
    }

    /// 0 until a store has kept it.
    public var number: Int
    /// Which register was written.
    public var register: RegisterID
    /// The file's own name.
    public var file: String
    /// When, UTC: `2026-11-20T10:00:00Z`.
    public var time: String
    /// Who.
    public var actor: String
    /// `insert`, `update` or `replace`.
    public var mode: String
    /// What became of the rows.
    public var counts: Counts
    /// The file's columns in their order.
    public var columns: [String]
    /// How they were read, as JSON.
    public var mapping: String
    /// When it was taken back; nil for one that stands.
    public var undone: String?

    /// A receipt to be kept, or as a store found it.
    public init(
        number: Int = 0, register: RegisterID, file: String, time: String, actor: String, mode: String,
        counts: Counts = Counts(), columns: [String], mapping: String, undone: String? = nil
    ) {
        self.number = number
        self.register = register
        self.file = file
        self.time = time
        self.actor = actor
        self.mode = mode
        self.counts = counts
        self.columns = columns
        self.mapping = mapping
        self.undone = undone
    }
}

/// One row that an import wrote.
public struct ImportedRow: Sendable, Hashable {
    /// What it did to the row.
    public enum Action: String, Sendable, Hashable {
        case inserted = "indsat"
        case updated = "rettet"
        case ended = "afsluttet"
    }

    /// Which feature.
    public var id: Feature.ID
    /// What was done.
    public var action: Action
    /// The revision it made, or the one it ended.
    public var revision: Revision

    /// A row as an import wrote it.
    public init(id: Feature.ID, action: Action, revision: Revision) {
        self.id = id
        self.action = action
        self.revision = revision
    }
}
