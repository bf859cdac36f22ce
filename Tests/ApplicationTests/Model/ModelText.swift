import Foundation
import LandkortApplication
import Support

/// A small model in a folder, to read and to break.
enum ModelText {
    static let tower = """
        id: urn:eksempel:taarn
        name: taarn
        title: Tårne
        description: Tårne, man kan se langt fra.
        version: "1.0"
        status: draft
        source: https://eksempel.dk/taarne
        imports: [linkml:types, ../faelles/objekt]
        classes:
          Taarn:
            description: Et højt bygningsværk, der er smalt.
            mixins: [Objekt]
            attributes:
              navn: {title: Navn, description: Hvad tårnet kaldes., required: true}
              hoejde: {title: Højde, description: Fra jord til top., range: integer, minimum_value: 1}
              art: {title: Art, description: Hvad tårnet er til., range: Art}
        enums:
          Art:
            description: Hvad tårne er til.
            permissible_values:
              "1": {title: Udsigt, description: Man kan gå op i det.}
        """
    static let english = """
        {"class": {"title": "Towers", "description": "Towers with a view."},
         "attributes": {"navn": {"title": "Name", "description": "What it is called."},
          "hoejde": {"title": "Height", "description": "From ground to top."},
          "art": {"title": "Kind", "description": "What it is for."}},
         "enums": {"Art": {"title": "Kind", "description": "What towers are for.",
          "permissible_values": {"1": {"title": "View", "description": "You can climb it."}}}}}
        """
    static let rows = "objekt_id,navn,hoejde,art\n,Rundetårn,35,1\n"

    /// The model with every other text in place of the one before it, and other files beside it.
    static func model(_ changes: String..., files: [String: String] = [:]) throws -> Model {
        var text = tower
        for index in stride(from: 0, to: changes.count, by: 2) {
            text = text.replacing(changes[index], with: changes[index + 1])
        }
        let own = ["taarn.yaml": text, "taarn.en.json": english, "taarn.csv": rows]
        return try model(of: own.merging(files) { $1 })
    }

    static func model(of files: [String: String]) throws -> Model {
        let scratch = try Scratch()
        for (name, text) in files {
            let file = scratch.folder.appending(path: "bygning/\(name)")
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        return Model(try RegisterFolder(scratch.folder.path))
    }
}
