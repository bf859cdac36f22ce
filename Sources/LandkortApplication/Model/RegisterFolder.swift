import Foundation
public import LandkortCore

/// A folder of declarations that a customer keeps, as it lies on disk.
public struct RegisterFolder: Sendable {
    /// As it was named.
    public let path: String
    /// Text by path relative to the folder.
    let files: [String: String]

    private static let endings = [".yaml", ".json", ".csv"]

    /// Reads every schema, overlay and table of rows below `path`; what begins with a dot is passed over.
    ///
    /// - Throws: ``ModelProblem``.
    public init(_ path: String) throws(ModelProblem) {
        self.path = path
        let files = FileManager.default
        var isFolder: ObjCBool = false
        guard files.fileExists(atPath: path, isDirectory: &isFolder) else { throw .noFolder(path) }
        guard isFolder.boolValue, let names = files.enumerator(atPath: path) else { throw .notFolder(path) }
        var texts: [String: String] = [:]
        for case let name as String in names where Self.isDeclaration(name) {
            texts[name] = try Self.text(URL(fileURLWithPath: path).appending(path: name).path)
        }
        self.files = texts
    }

    /// The folder that is read when none is named: `nordjylland.registre` beside `nordjylland.gpkg`; nil where there
    /// is none.
    public static func beside(store: String) throws(ModelProblem) -> RegisterFolder? {
        let path = URL(fileURLWithPath: store).deletingPathExtension().appendingPathExtension("registre").path
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        return try RegisterFolder(path)
    }

    /// As it lies on disk now.
    func again() throws(ModelProblem) -> RegisterFolder { try RegisterFolder(path) }

    private static func isDeclaration(_ name: String) -> Bool {
        let isHidden = name.split(separator: "/").contains { $0.hasPrefix(".") }
        return !isHidden && endings.contains { name.hasSuffix($0) }
    }

    private static func text(_ path: String) throws(ModelProblem) -> String {
        let data: Data
        do {
            data = try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            throw .unreadable(path, underlying: error)
        }
        guard let text = String(data: data, encoding: .utf8) else { throw .notUTF8(path) }
        return text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    }
}

extension Declarations {
    /// These declarations with those of `folder` in their place and beside them.
    public func overridden(by folder: RegisterFolder) -> (all: Declarations, own: Set<String>) {
        overridden(by: folder.files, in: folder.path.hasSuffix("/") ? folder.path : folder.path + "/")
    }
}
