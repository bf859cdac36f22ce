import LandkortApplication
import LandkortCore
import Mustache

/// The pages people see: the HTML forms of the API's resources, and the search.
struct Pages: Sendable {
    let workspace: Workspace
    let texts: Texts
    let places: PlaceNames
    private let library: MustacheLibrary

    /// - Throws: when an embedded template or text cannot be read.
    init(_ workspace: Workspace) throws {
        self.workspace = workspace
        texts = try Texts()
        places = PlaceNames(atlas: try Sample.Atlas())
        var templates: [String: MustacheTemplate] = [:]
        for (name, content) in Embedded.files where name.hasSuffix(".mustache") {
            let short = name.split(separator: "/").last?.dropLast(".mustache".count) ?? ""
            templates[String(short)] = try MustacheTemplate(string: content.description)
        }
        library = MustacheLibrary(templates: templates)
    }

    /// Reads from the store, and throws what it throws.
    func touchStore() async throws { _ = try await workspace.campaigns() }

    func render(_ template: String, _ context: [String: Any]) -> String {
        library.render(context, withTemplate: template) ?? ""
    }
}
