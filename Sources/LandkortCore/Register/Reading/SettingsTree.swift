/// A YAML file of settings, or a part of it; what is wrong is told with its line.
public struct SettingsTree: Sendable {
    private let tree: Tree

    /// Reads a file.
    ///
    /// - Parameter path: as the one who mends it knows it.
    /// - Throws: ``RegisterProblem`` for what is not YAML, or uses anchors, aliases or tags.
    public init(_ text: String, at path: String) throws(RegisterProblem) {
        let log = ProblemLog()
        tree = try Tree(SourceFile(path: path, text: text), log)
        if let problem = log.problems.first { throw problem }
    }

    private init(_ tree: Tree) { self.tree = tree }

    /// Where it was written.
    public var place: SourcePlace { tree.place }

    /// What each name of a mapping stands for.
    ///
    /// - Parameter allowed: refuses other names; nil takes any.
    /// - Throws: ``RegisterProblem``.
    public func entries(_ allowed: [String]? = nil) throws(RegisterProblem) -> [String: SettingsTree] {
        let entries = try tree.entries()
        for entry in entries where allowed?.contains(entry.name) == false {
            throw .unknownKey(entry.name, allowed: allowed ?? [], at: entry.key.place)
        }
        return entries.reduce(into: [:]) { $0[$1.name] = SettingsTree($1.value) }
    }

    /// - Throws: ``RegisterProblem`` for what is no list.
    public func list() throws(RegisterProblem) -> [SettingsTree] { try tree.list().map(SettingsTree.init) }

    /// Text, or a number or boolean as it was written.
    ///
    /// - Throws: ``RegisterProblem``.
    public func text() throws(RegisterProblem) -> String { try tree.scalar() }

    /// The texts of a list; one text is a list of itself.
    ///
    /// - Throws: ``RegisterProblem``.
    public func texts() throws(RegisterProblem) -> [String] {
        guard case .list(let items) = tree.content else { return [try text()] }
        var texts: [String] = []
        for item in items { texts.append(try item.scalar()) }
        return texts
    }

    /// - Throws: ``RegisterProblem`` for anything but `true` and `false`.
    public func flag() throws(RegisterProblem) -> Bool { try tree.boolean() }

    /// - Throws: ``RegisterProblem`` for text that is none of `allowed`.
    public func oneOf(_ allowed: [String]) throws(RegisterProblem) -> String { try tree.oneOf(allowed) }
}
