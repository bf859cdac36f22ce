/// A YAML or JSON value that knows where it was written.
struct Tree: Sendable {
    enum Content: Sendable {
        /// Plain text may stand for something else than text; quoted text may not.
        case text(String, isPlain: Bool)
        case list([Tree])
        case map([Entry])
    }

    struct Entry: Sendable {
        let key: Tree
        let name: String
        let value: Tree
    }

    let content: Content
    let file: SourceFile
    let line: Int
    let column: Int

    var place: SourcePlace { file.place(line: line, column: column) }
}

extension Tree {
    /// This mapping with the entries of `other` in place of its own of the same name; mappings inside
    /// `annotations` likewise. What is no mapping counts as an empty one.
    func overridden(by other: Tree) -> Tree {
        guard case .map(let others) = other.content else { return self }
        guard case .map(var entries) = content else { return other }
        for entry in others {
            guard let index = entries.firstIndex(where: { $0.name == entry.name }) else {
                entries.append(entry)
                continue
            }
            let isNested = entry.name == "annotations"
            let value = isNested ? entries[index].value.overridden(by: entry.value) : entry.value
            entries[index] = Entry(key: entry.key, name: entry.name, value: value)
        }
        return Tree(content: .map(entries), file: file, line: line, column: column)
    }
}
