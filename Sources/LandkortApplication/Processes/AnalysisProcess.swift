public import LandkortCore

/// An analysis as people and programs call it: a name, inputs, and an answer of rows or a document.
public struct AnalysisProcess: Sendable {
    /// One input; every value is given as text.
    public struct Input: Sendable {
        /// What callers write: `--input name=value`. Danish ASCII.
        public var name: String
        /// What a form writes beside it.
        public var title: Bilingual
        /// What happens without a value, or how one is written; empty where there is nothing to say.
        public var help = Bilingual(da: "", en: "")
        /// Whether the call fails without a value; a default is one.
        public var isRequired: Bool
        /// Used where the caller gives none; nil has no default.
        public var defaultValue: String?
        /// The values it takes; empty takes any.
        public var allowed: [String]
        var labels: [String: Bilingual] = [:]
    }

    /// What an analysis answers with.
    public enum Output: Sendable {
        case rows
        case document
    }

    /// Values that depend on the store, for an input that ``Input/allowed`` leaves open.
    typealias Offer =
        @Sendable (_ input: String, _ given: [String: String], Workspace, Reader) async throws
        -> [Input.Choice]

    /// Takes the rows of an answer, and inputs as ``body`` does.
    typealias Show = @Sendable ([OutputRow], _ inputs: [String: String], Workspace) async throws -> Showing?

    /// What callers write: `landkort run id`. Danish ASCII.
    public var id: String
    /// What a heading or a list of analyses writes.
    public var title: Bilingual
    /// What it answers, in one sentence.
    public var question: Bilingual
    /// In the order a form asks for them.
    public var inputs: [Input]
    /// How the answer is come by, and from what.
    public var method: Bilingual
    /// What it does not say.
    public var limits: Bilingual
    /// Which case of ``ProcessAnswer`` it gives.
    public var output = Output.rows
    /// What people read for the names of its columns that are not figures of `daekningsgrad`.
    public var columns: [String: Bilingual] = [:]
    var offer: Offer = { _, _, _, _ in [] }
    var show: Show?
    /// Takes inputs that are complete and allowed, and who the answer is for.
    var body: @Sendable ([String: String], Workspace, Reader) async throws -> ProcessAnswer

    /// What the answer is about; the form it is written in is said elsewhere by whoever calls over HTTP.
    public var subjects: [Input] { inputs.filter { $0.name != Self.formatInput } }

    /// The input of a document's form.
    static let formatInput = "format"

    /// Every analysis there is, by name.
    public static let all = [coverage, comparison, statusNote]

    /// - Throws: ``ProcessProblem/unknownProcess(_:known:)``.
    public static func named(_ id: String) throws(ProcessProblem) -> AnalysisProcess {
        guard let process = all.first(where: { $0.id == id }) else {
            throw .unknownProcess(id, known: all.map(\.id))
        }
        return process
    }

    /// Runs the analysis.
    ///
    /// - Parameter reader: what it may not see is not in the answer.
    /// - Throws: ``ProcessProblem`` for inputs, and what the analysis throws.
    public func run(
        _ given: [String: String], in workspace: Workspace, reader: Reader
    ) async throws -> ProcessAnswer {
        try await body(try completed(given), workspace, reader)
    }

    /// What people are shown of `rows`, which the analysis gave for these inputs; nil where there is nothing to show.
    ///
    /// - Throws: as ``run(_:in:reader:)``.
    public func showing(
        of rows: [OutputRow], _ given: [String: String], in workspace: Workspace
    ) async throws -> Showing? {
        try await show?(rows, try completed(given), workspace)
    }

    /// Values of `input` to choose from, for what `reader` may see; of an input that may be left out, the first is what
    /// is used then. Empty where any value will do.
    public func choices(
        of input: Input, given: [String: String], in workspace: Workspace, reader: Reader
    ) async throws -> [Input.Choice] {
        input.allowed.isEmpty ? try await offer(input.name, given, workspace, reader) : input.labelled
    }

    private func completed(_ given: [String: String]) throws(ProcessProblem) -> [String: String] {
        for name in given.keys.sorted() where !inputs.contains(where: { $0.name == name }) {
            throw .unknownInput(name, process: id, known: inputs.map(\.name))
        }
        var values: [String: String] = [:]
        for input in inputs {
            guard let value = given[input.name] ?? input.defaultValue else {
                if input.isRequired { throw .missingInput(input.name, title: input.title, process: id) }
                continue
            }
            guard input.allowed.isEmpty || input.allowed.contains(value) else {
                throw .badInput(input.name, value: value, allowed: input.allowed)
            }
            values[input.name] = value
        }
        return values
    }
}
