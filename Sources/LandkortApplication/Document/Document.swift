public import LandkortCore

/// A text with headings, in which every figure knows the rows behind it; writers make text, HTML or JSON of it.
public struct Document: Sendable, Equatable {
    /// What stands under one another.
    public enum Block: Sendable, Equatable {
        /// - Parameter level: 2 for a section, 3 within one; the title is 1.
        case heading(String, level: Int)
        case paragraph([Run])
        case list([[Run]])
    }

    /// A piece of a sentence, and what it rests on.
    public struct Run: Sendable, Equatable {
        /// With the blanks and stops that belong to it.
        public var text: String
        /// Empty for words that say nothing of their own.
        public var evidence: [Evidence]

        /// Words; with `evidence`, a figure or a fact.
        public init(_ text: String, _ evidence: [Evidence] = []) {
            self.text = text
            self.evidence = evidence
        }
    }

    /// A row that a figure or a fact is from.
    public struct Evidence: Sendable, Hashable {
        /// The register's title, as a reader of the document says it.
        public var registerTitle: String
        /// Where the row is.
        public var register: RegisterID
        /// Which it is.
        public var id: Feature.ID
        /// What the row is called.
        public var name: String
        /// Where the row says it is from; nil when it does not.
        public var source: String?
        /// Whether the row is an invented one.
        public var isSynthetic: Bool
    }

    /// The heading of the whole.
    public var title: String
    /// What it is written in, whatever its reader speaks.
    public var language: Language
    /// In order.
    public var blocks: [Block]

    /// A document of blocks.
    public init(title: String, language: Language, blocks: [Block]) {
        self.title = title
        self.language = language
        self.blocks = blocks
    }
}

/// The forms a document is written in.
public enum DocumentFormat: String, Sendable, CaseIterable {
    case text
    case html

    /// The media type.
    public var type: String {
        switch self {
        case .text: "text/plain; charset=utf-8"
        case .html: "text/html; charset=utf-8"
        }
    }
    /// What a file's name ends in.
    public var ending: String {
        switch self {
        case .text: "txt"
        case .html: "html"
        }
    }
}

extension Document {
    /// Every paragraph and item, in order.
    var lines: [[Run]] {
        blocks.flatMap { block -> [[Run]] in
            switch block {
            case .heading: []
            case .paragraph(let runs): [runs]
            case .list(let items): items
            }
        }
    }

    /// Whether a row behind it is an invented one.
    public var isSample: Bool {
        lines.contains { $0.contains { $0.evidence.contains(where: \.isSynthetic) } }
    }

    /// The document as a file of its own, UTF-8.
    public func bytes(as format: DocumentFormat) -> [UInt8] {
        switch format {
        case .text: Array(text.utf8)
        case .html: Array(htmlPage.utf8)
        }
    }
}
