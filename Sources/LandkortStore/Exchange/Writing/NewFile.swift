import Foundation

/// A file that lies beside its place until it is whole.
final class NewFile {
    let path: String
    private let target: String
    private let handle: FileHandle
    private var waiting: [UInt8] = []
    private(set) var count = 0
    private var isFinished = false

    private static let stretch = 1 << 18

    init(_ target: String) throws(ExchangeProblem) {
        self.target = target
        path = Self.beside(target)
        let isMade = Self.make(path, for: target)
        guard isMade, let handle = FileHandle(forWritingAtPath: path) else { throw .cannotWrite(path: target) }
        self.handle = handle
    }

    deinit { if !isFinished { try? FileManager.default.removeItem(atPath: path) } }

    /// A hidden name in the same folder, so that moving it takes no copying.
    static func beside(_ target: String) -> String {
        let url = URL(fileURLWithPath: target)
        let name = ".\(url.lastPathComponent).\(UUID().uuidString)"
        let folder = keepsPlace(target) ? FileManager.default.temporaryDirectory : url.deletingLastPathComponent()
        return folder.appending(path: name).path
    }

    /// An empty file that nobody sees more of than of the one whose place it takes.
    static func make(_ path: String, for target: String) -> Bool {
        let old = try? FileManager.default.attributesOfItem(atPath: target)[.posixPermissions]
        let mode: Any? = keepsPlace(target) ? 0o600 : old
        return FileManager.default.createFile(
            atPath: path, contents: nil, attributes: mode.map { [.posixPermissions: $0] })
    }

    static func move(_ path: String, to target: String) throws(ExchangeProblem) {
        guard !keepsPlace(target) else { return try pour(path, into: target) }
        guard rename(path, target) == 0 else { throw .cannotWrite(path: target) }
    }

    /// Whether `target` is a device, a pipe or a link, such as `/dev/stdout`: that is written to and never replaced.
    private static func keepsPlace(_ target: String) -> Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: target)
        guard let type = attributes?[.type] as? FileAttributeType else { return false }
        return type != .typeRegular && type != .typeDirectory
    }

    private static func pour(_ path: String, into target: String) throws(ExchangeProblem) {
        defer { try? FileManager.default.removeItem(atPath: path) }
        guard let source = FileHandle(forReadingAtPath: path), let sink = sink(at: target)
        else { throw .cannotWrite(path: target) }
        do {
            while let part = try source.read(upToCount: stretch), !part.isEmpty { try sink.write(contentsOf: part) }
        } catch {
            throw .cannotWrite(path: target)
        }
    }

    /// What is open already is written to where it stands: others write to it before and after.
    private static func sink(at target: String) -> FileHandle? {
        if let open = descriptor(of: target) { return FileHandle(fileDescriptor: open, closeOnDealloc: false) }
        let sink = FileHandle(forWritingAtPath: target)
        // Of no length where it is no file.
        try? sink?.truncate(atOffset: 0)
        return sink
    }

    private static func descriptor(of target: String) -> Int32? {
        var path = target
        for _ in 0..<16 {
            if let match = path.wholeMatch(of: /\/(?:dev|proc\/(?:thread-)?self)\/fd\/(\d{1,6})/) {
                return Int32(match.output.1)
            }
            guard let next = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else { return nil }
            path = next
        }
        return nil
    }

    func write(_ bytes: [UInt8]) throws(ExchangeProblem) {
        waiting += bytes
        count += bytes.count
        if waiting.count >= Self.stretch { try flush() }
    }

    /// Writes over what is there already.
    func rewrite(_ bytes: [UInt8], at place: Int) throws(ExchangeProblem) {
        try flush()
        do {
            try handle.seek(toOffset: UInt64(place))
            try handle.write(contentsOf: Data(bytes))
            try handle.seekToEnd()
        } catch {
            throw .cannotWrite(path: target)
        }
    }

    func finish() throws(ExchangeProblem) {
        try flush()
        do { try handle.close() } catch { throw .cannotWrite(path: target) }
        try Self.move(path, to: target)
        isFinished = true
    }

    private func flush() throws(ExchangeProblem) {
        do { try handle.write(contentsOf: Data(waiting)) } catch { throw .cannotWrite(path: target) }
        waiting.removeAll(keepingCapacity: true)
    }
}
