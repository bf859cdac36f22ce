import LandkortCore

extension OpenAPI {
    /// One address that can be asked, as the document describes it.
    struct Operation {
        var path: String
        var title: String
        /// Media type of the answer.
        var type: String
        var parameters: [String]
    }

    /// Every operation of the document, in its order: what a page shows is read from what programs read.
    var operations: [Operation] {
        (document["paths"]?.members ?? []).compactMap { path in
            guard let get = path.value["get"] else { return nil }
            let content = get["responses"]?["200"]?["content"]?.members.first
            return Operation(
                path: path.name, title: get["summary"]?.text ?? "", type: content?.name ?? "",
                parameters: (get["parameters"]?.elements ?? []).compactMap { $0["name"]?.text })
        }
    }
}

extension JSON {
    /// The value of an object's member; nil where there is none, and for what is no object.
    subscript(name: String) -> JSON? { members.first { $0.name == name }?.value }

    fileprivate var members: [Member] {
        if case .object(let members) = self { members } else { [] }
    }

    fileprivate var elements: [JSON] {
        if case .array(let elements) = self { elements } else { [] }
    }

    fileprivate var text: String? {
        if case .string(let text) = self { text } else { nil }
    }
}
