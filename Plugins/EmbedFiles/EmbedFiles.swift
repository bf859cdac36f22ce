import Foundation
import PackagePlugin

/// Embeds a target's data folders, which lie outside `Sources/`, so that the program is one file.
///
/// A new file in a folder is picked up without a list: SwiftPM asks the plugin before every build.
@main
struct EmbedFiles: BuildToolPlugin {
    private static let folders = [
        "LandkortRegisters": ["Registers"],
        "LandkortApplication": ["Sample"],
        "LandkortWeb": ["Web", "Vendor"],
    ]
    private static let endings: Set<String> = ["yaml", "json", "csv", "css", "js", "mustache", "geojson", "svg"]

    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let root = context.package.directoryURL
        let files = (Self.folders[target.name] ?? []).flatMap { Self.files(below: root.appending(path: $0)) }
        let output = context.pluginWorkDirectoryURL.appending(path: "Embedded.swift")
        let arguments = files.map { file in "\(file.path.dropFirst(root.path.count + 1))=\(file.path)" }
        return [
            .buildCommand(
                displayName: "Embedding \(files.count) data files in \(target.name)",
                executable: try context.tool(named: "embed-files").url,
                arguments: [output.path] + arguments,
                inputFiles: files,
                outputFiles: [output])
        ]
    }

    private static func files(below folder: URL) -> [URL] {
        let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        return (found?.compactMap { $0 as? URL } ?? [])
            .filter { endings.contains($0.pathExtension) }
            .sorted { $0.path < $1.path }
    }
}
