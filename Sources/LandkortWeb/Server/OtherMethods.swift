import HTTPTypes
import Hummingbird
import LandkortCore

/// What a path answers to the methods that it has no route for: `OPTIONS` says what this reader may do there, and the
/// rest are refused with the same list. A path without any route is not here, and so not found by whatever method.
struct OtherMethods {
    let catalogue: Catalogue

    /// What is only read.
    static let reading = text([.get, .head, .options])

    private static let all: [HTTPRequest.Method] = [.get, .head, .options, .post, .put, .patch, .delete, .trace]

    /// After every other route; costs once the number of paths.
    func add(to router: Router<RequestSource>) {
        for (path, routes) in Dictionary(grouping: router.routes, by: \.path.description) {
            var methods = Set(routes.map(\.method))
            // The router makes it of every GET.
            if methods.contains(.get) { methods.insert(.head) }
            let own = Self.all.filter { $0 == .options || methods.contains($0) }
            for method in Self.all where !methods.contains(method) {
                router.on(routes[0].path, method: method) { request, context in
                    let allowed = try allowed(own, at: path, context)
                    guard request.method == .options else {
                        throw RequestProblem.methodNotAllowed(request.method.rawValue, allowed: Self.text(allowed))
                    }
                    return Self.options(allowed, at: path)
                }
            }
        }
    }

    /// By the register, not by the record, for an editing client asks about one record to learn of all.
    ///
    /// - Throws: ``RequestProblem/unknownCollection(_:)``.
    private func allowed(
        _ methods: [HTTPRequest.Method], at path: String, _ context: RequestSource
    ) throws -> [HTTPRequest.Method] {
        guard let collection = context.parameters.get("collection") else { return methods }
        let source = try catalogue.source(collection, for: context.reader)
        guard path.hasPrefix("/collections/{collection}/items"), !isWritten(source, at: path, context.reader) else {
            return methods
        }
        return methods.filter { [.get, .head, .options].contains($0) }
    }

    private func isWritten(_ source: any FeatureSource, at path: String, _ reader: Reader) -> Bool {
        guard let register = (source as? RegisterSource)?.register, reader.writing(to: register).isOpen else {
            return false
        }
        return register.attachments != nil || !path.contains("/attach")
    }

    private static func text(_ methods: [HTTPRequest.Method]) -> String {
        methods.map(\.rawValue).joined(separator: ", ")
    }

    /// OGC API – Features Part 4, `/req/create-replace-delete/options-response`. Also what a browser asks before a
    /// page elsewhere may send a header such as `If-None-Match`.
    private static func options(_ methods: [HTTPRequest.Method], at path: String) -> Response {
        var headers: HTTPFields = [.allow: text(methods), .contentLength: "0"]
        for method in methods where RecordBody.isTaken(at: path) {
            guard let types = RecordBody.mediaTypes[method] else { continue }
            headers[RecordBody.accepted(by: method)] = types.joined(separator: ", ")
        }
        headers[.accessControlAllowMethods] = reading
        headers[.accessControlAllowHeaders] = "Accept, Accept-Language, If-None-Match"
        return Response(status: .ok, headers: headers)
    }
}
