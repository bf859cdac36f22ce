import Foundation
import LandkortCore
import Synchronization

/// Files that were sent to be imported, kept for as long as somebody looks at what is in them.
final class UploadShelf: Sendable {
    struct Upload: Sendable {
        let id: String
        let owner: String
        let register: RegisterID
        /// Ends with the name that its owner knows it by.
        let path: String
        /// Nil until it was tried.
        fileprivate(set) var trial: ImportTrial?
        fileprivate let kept: ContinuousClock.Instant

        fileprivate var isOver: Bool { kept.duration(to: .now) > UploadShelf.lifetime }

        var name: String { URL(fileURLWithPath: path).lastPathComponent }
    }

    /// A person's older files make way.
    private static let mostOfOne = 3
    fileprivate static let lifetime = Duration.seconds(3600)
    static let mostBytes = 100 << 20
    /// What every file system takes.
    private static let mostNameBytes = 200

    private let folder = UploadFolder.new()
    private let uploads = Mutex([Upload]())

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// - Throws: what the file system throws.
    func keep(_ bytes: [UInt8], named name: String, for owner: String, _ register: RegisterID) throws -> Upload {
        let id = UUID().uuidString
        let own = folder.appending(path: id)
        try UploadFolder.make(own)
        let file = own.appending(path: Self.plain(name))
        try Data(bytes).write(to: file)
        let upload = Upload(id: id, owner: owner, register: register, path: file.path, kept: .now)
        let gone = uploads.withLock { uploads in
            uploads.append(upload)
            let older = uploads.filter { $0.owner == owner }.dropLast(Self.mostOfOne).map(\.id)
            let gone = uploads.filter { older.contains($0.id) || $0.isOver }
            uploads.removeAll { upload in gone.contains { $0.id == upload.id } }
            return gone
        }
        for upload in gone { discard(upload) }
        return upload
    }

    /// What `owner` sent to one register; nil for anything else.
    func upload(_ id: String, of owner: String, _ register: RegisterID) -> Upload? {
        uploads.withLock { uploads in
            uploads.first { $0.id == id && $0.owner == owner && $0.register == register && !$0.isOver }
        }
    }

    func keep(_ trial: ImportTrial, of upload: Upload) {
        uploads.withLock { uploads in
            guard let place = uploads.firstIndex(where: { $0.id == upload.id }) else { return }
            uploads[place].trial = trial
        }
    }

    func remove(_ upload: Upload) {
        uploads.withLock { $0.removeAll { $0.id == upload.id } }
        discard(upload)
    }

    private func discard(_ upload: Upload) {
        try? FileManager.default.removeItem(at: folder.appending(path: upload.id))
    }

    /// What may be the name of a file here, whatever a browser says.
    static func plain(_ name: String) -> String {
        let last = name.split(whereSeparator: { "/\\".contains($0) }).last.map(String.init) ?? ""
        let scalars = last.unicodeScalars.filter { $0.value >= 32 && $0.value != 127 }
        var plain = String(String.UnicodeScalarView(scalars).prefix(60))
        while plain.utf8.count > mostNameBytes { plain.removeLast() }
        return plain.isEmpty || plain.hasPrefix(".") ? "fil" : plain
    }
}
