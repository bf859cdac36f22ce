/// The files that declare registers, by the path that imports find them by.
public struct Declarations: Sendable {
    private var texts: [String: String]
    private var shownPaths: [String: String] = [:]
    private var stale: Set<String> = []

    /// - Parameter files: text by path relative to `Registers/`, such as `bredbaand/mast.yaml`.
    public init(_ files: [String: String] = [:]) { texts = files }

    /// The text of a file, `nil` when there is none.
    public subscript(path: String) -> String? { texts[path] }

    /// Every path, ascending.
    public var paths: [String] { texts.keys.sorted() }

    /// These files with `others` in place of those of the same path, and beside them.
    ///
    /// A schema at the root of `others` takes the place of the one that has its file name, wherever that lies. Texts
    /// and rows beside a schema that is replaced stay unless they are replaced too; English for what is no longer
    /// there is then passed over.
    ///
    /// - Parameter folder: put before the paths of `others` where a problem says where to look.
    /// - Returns: the files, and the paths that came from `others`.
    public func overridden(by others: [String: String], in folder: String) -> (all: Declarations, own: Set<String>) {
        var all = self
        var own: Set<String> = []
        for (path, text) in others {
            let place = place(of: path)
            all.texts[place] = text
            all.shownPaths[place] = folder + path
            own.insert(place)
        }
        for path in own where path.hasSuffix(".yaml") {
            let overlay = path.dropLast(".yaml".count) + ".en.json"
            if !own.contains(String(overlay)) { all.stale.insert(String(overlay)) }
        }
        return (all, own)
    }

    private func place(of path: String) -> String {
        guard !path.contains("/"), texts[path] == nil else { return path }
        let stem = path.prefix { $0 != "." }
        let twin = paths(endingIn: "/\(stem).yaml").first.map { $0.dropLast(".yaml".count) }
        return twin.map { String($0 + path.dropFirst(stem.count)) } ?? path
    }
}

extension Declarations {
    func paths(endingIn ending: String) -> [String] {
        texts.keys.filter { $0.hasSuffix(ending) }.sorted()
    }

    func file(_ path: String) -> SourceFile {
        SourceFile(path: path, text: texts[path] ?? "", shownPath: shownPaths[path])
    }

    func isStale(_ path: String) -> Bool { stale.contains(path) }

    /// Where a file really lies.
    public func shownPath(_ path: String) -> String { shownPaths[path] ?? path }
}
