public import LandkortCore
import LandkortStore

/// Whole files into a register, by people.
extension Editing {
    /// Imports the file at `path`, or tries to.
    ///
    /// - Parameter isTrial: whether all is done and then taken back.
    /// - Throws: ``AccessProblem/mayNotImport(_:)`` for whoever may not write every record at once; else as
    ///   ``RegisterImport/run(_:in:progress:)``.
    public func importRows(
        _ path: String, into id: RegisterID, _ mode: ImportMode, _ mapping: ColumnMapping, isTrial: Bool,
        by author: Author
    ) async throws -> ImportNote {
        var work = RegisterImport(into: id, by: Actor(author.name), now: accounts.moment())
        work.mode = mode
        work.mapping = mapping
        work.isTrial = isTrial
        work.reader = author.reader
        let ready = work
        guard !isTrial else {
            try checkImporting(into: id, by: author)
            return ImportNote(try await ready.run(path, in: workspace.store))
        }
        return try await noting(.change, author.name, "\(id)", telling: { "indlæsning \($0.number)" }) {
            try checkImporting(into: id, by: author)
            return ImportNote(try await ready.run(path, in: workspace.store))
        }
    }

    /// Takes a whole import of one register back.
    ///
    /// - Throws: ``AccessProblem/mayNotImport(_:)``; ``ImportProblem/noImport(_:)`` also for another register's; else as
    ///   ``ImportUndo/run(in:)``.
    public func undoImport(_ number: Int, of id: RegisterID, by author: Author) async throws {
        func told(_ receipt: ImportReceipt) -> String { "indlæsning \(receipt.number) fortrudt" }
        _ = try await noting(.change, author.name, "\(id)", telling: told) {
            try checkImporting(into: id, by: author)
            guard try await imports(of: id).contains(where: { $0.number == number }) else {
                throw ImportProblem.noImport(number)
            }
            return try await ImportUndo(number, by: Actor(author.name), now: accounts.moment()).run(in: workspace.store)
        }
    }

    /// What the columns of the file at `path` would become, by an earlier import with the same ones too.
    ///
    /// - Throws: as ``RegisterImport/columns(of:in:)``.
    public func columns(
        of path: String, into id: RegisterID, _ mapping: ColumnMapping, by author: Author
    ) async throws -> [ColumnMatch] {
        var work = RegisterImport(into: id, by: Actor(author.name), now: accounts.moment())
        work.mapping = mapping
        return try await work.columns(of: path, in: workspace.store)
    }

    /// What was imported into a register from files, newest first. O(imports).
    ///
    /// - Throws: ``StoreProblem``.
    public func imports(of id: RegisterID) async throws -> [ImportNote] {
        try await workspace.store.imports().filter { $0.register == id && $0.mode != Self.bulkMode }
            .map { ImportNote($0) }
    }

    private func checkImporting(into id: RegisterID, by author: Author) throws {
        guard author.reader.mayImport(into: try register(id)) else { throw AccessProblem.mayNotImport(id) }
    }
}

extension Reader {
    /// Whether it may write every record of `register`, sees every field, and waits for nobody's review.
    public func mayImport(into register: Register) -> Bool {
        let rule = writing(to: register)
        return rule.records == .always && !rule.needsReview
            && register.fields.allSatisfy { access(to: register).sees($0.name) }
    }
}
