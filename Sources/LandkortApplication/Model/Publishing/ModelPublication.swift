import Foundation
public import LandkortCore

/// A model as others read it: pages, concept lists, linked data and schemas.
public struct ModelPublication: Sendable {
    /// What the declarations do not say.
    public struct Circumstances: Sendable {
        /// Where the data are served, without a slash at the end.
        public var address: String
        /// Who answers for the model.
        public var publisher: String

        /// What a program was told.
        public init(address: String, publisher: String) {
            self.address = address.hasSuffix("/") ? String(address.dropLast()) : address
            self.publisher = publisher
        }
    }

    /// Who answers for a model of which nobody has said it.
    public static let unnamed = "Landkort"

    /// The files by path relative to the folder they are written to, in order of path.
    public let files: [(path: String, content: [UInt8])]

    /// Makes every file; O(declarations).
    ///
    /// - Throws: ``RegisterProblems`` when the model cannot be read.
    public init(_ model: Model, _ circumstances: Circumstances) throws(RegisterProblems) {
        if let problems = RegisterProblems(model.problems) { throw problems }
        let pages = ModelPages(model.registers)
        let texts = [
            ("begreber.ttl", ConceptGraph(model.elements).graph.turtle),
            ("katalog.ttl", Self.catalogue(of: model.registers, circumstances).turtle),
            ("model.css", ModelPages.style),
        ]
        let tables = [
            ("begreber.csv", ConceptTable(model.elements).rows),
            ("modeller.csv", ModelTable(model.elements, publisher: circumstances.publisher).rows),
        ]
        let schemas = model.registers.map { ("skemaer/\($0.id).json", RecordSchema(register: $0).json.bytes) }
        let files =
            (texts + pages.files).map { ($0.0, Array($0.1.utf8)) }
            + tables.map { ($0.0, SpreadsheetText(rows: $0.1).bytes) } + schemas + Self.sources(of: model.declarations)
        self.files = files.sorted { $0.0 < $1.0 }.map { (path: $0.0, content: $0.1) }
    }

    /// The schemas as they were read, lying where LinkML's own tools find what they import: those that a folder has at
    /// its root, which import as from a folder within, in a folder of their own.
    private static func sources(of declarations: Declarations) -> [(String, [UInt8])] {
        declarations.paths.filter { $0.hasSuffix(".yaml") }.map { path in
            ("linkml/" + (path.contains("/") ? path : "egne/" + path), Array(ranged(declarations[path] ?? "").utf8))
        }
    }

    /// A field without a range is text; LinkML's own tools want that said, once for a schema and all it imports.
    private static func ranged(_ text: String) -> String {
        let isSaid = text.split(separator: "\n").contains { $0.hasPrefix("default_range:") }
        return isSaid ? text : text + (text.hasSuffix("\n") ? "" : "\n") + "default_range: string\n"
    }

    /// `registers` as data sets: DCAT-AP-DK 2.0.2. O(registers).
    public static func catalogue(of registers: [Register], _ circumstances: Circumstances) -> LinkedGraph {
        CatalogGraph(registers: registers, publication: circumstances).graph
    }

    /// Writes every file below `folder`, which is made where it is missing; others in it are left alone.
    ///
    /// - Throws: ``ModelProblem``.
    public func write(to folder: String) throws(ModelProblem) {
        for (path, content) in files {
            let file = URL(fileURLWithPath: folder).appending(path: path)
            do {
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(content).write(to: file, options: .atomic)
            } catch {
                throw .unwritable(file.path, underlying: error)
            }
        }
    }
}
