import GRDB

/// The connections to one file: several that read side by side, and one that writes.
///
/// A pool that also writes would make and drop a table whenever it opens, wait for whoever is writing, and commit
/// with `synchronous = NORMAL`, which a power cut can undo.
final class StoreConnection: Sendable {
    private let readers: ReadingConnections
    /// Nil where the file is write-protected.
    private let writer: WritingConnection?

    /// Whether it writes without a log, which the file then gets at the end.
    private let hasNoLog: Bool

    init(readers: ReadingConnections, writer: WritingConnection?, hasNoLog: Bool = false) {
        self.readers = readers
        self.writer = writer
        self.hasNoLog = hasNoLog
    }

    /// The writer goes last: whoever can write folds the log into the file and removes it.
    func close() {
        readers.close()
        writer?.close { if hasNoLog { try $0.writeWithoutTransaction(StoreFile.useLog) } }
    }

    deinit { close() }

    func read<T: Sendable>(_ body: @Sendable (Database) throws -> T) async throws -> T {
        try await readers.read(body)
    }

    /// What one statement of microseconds finds, without another thread; nil where it would have to wait: for a
    /// connection, or, in a file without a log, for whoever writes.
    func glance<T>(_ body: (Database) throws -> T) throws -> T? {
        isWritable && !hasNoLog ? try readers.glance(body) : nil
    }

    /// In one transaction, on disk when it returns.
    func write<T: Sendable>(_ body: @Sendable (Database) throws -> T) async throws -> T {
        try await opened().write(body)
    }

    /// The same for a caller that cannot wait, as within a read of another file.
    func writeAtOnce<T>(_ body: (Database) throws -> T) throws -> T {
        try opened().write(body)
    }

    /// The writing connection outside any transaction.
    func withWriter<T: Sendable>(_ body: @Sendable (Database) throws -> T) async throws -> T {
        try await opened().writeWithoutTransaction(body)
    }

    /// Whether the file may be written.
    var isWritable: Bool { writer != nil }

    private func opened() throws -> DatabaseQueue {
        guard let writer else { throw StoreProblem.readOnly }
        return try writer.opened()
    }
}
