import Foundation
import HTTPTypes
import Hummingbird
import LandkortApplication
import LandkortCore

/// A record as a client sends it: a GeoJSON feature, or some of one to be merged (RFC 7396).
struct RecordBody {
    /// What the record is called in it, and where.
    private let ids: [(pointer: String, id: Feature.ID)]
    private let values: [String: Value]
    /// Nil where the body has no such member; nil within is the JSON null.
    private let geometry: Geometry??
    /// What is wrong with a geometry that cannot be read, which is then as if it had not been sent.
    let faults: [FieldFault]

    private static let mostBytes = 4 << 20

    /// What is taken by each method.
    static let mediaTypes: [HTTPRequest.Method: [String]] = [
        .post: ["application/geo+json", "application/json"], .put: ["application/geo+json", "application/json"],
        .patch: ["application/merge-patch+json"],
    ]

    /// The header that names them, in the answer to `OPTIONS` and to what is of another type.
    static func accepted(by method: HTTPRequest.Method) -> HTTPField.Name {
        HTTPField.Name(method == .patch ? "Accept-Patch" : method == .post ? "Accept-Post" : "Accept")!
    }

    /// Whether records are sent to `route`, as it is declared, and not a form or a file that is attached to one.
    static func isTaken(at route: String) -> Bool {
        ["/collections/{collection}/items", "/collections/{collection}/items/{item}"].contains(route)
    }

    /// - Throws: ``RequestProblem/badMediaType(allowed:)``, ``RequestProblem/badBody(_:)``,
    ///   ``RequestProblem/bodyTooLarge(_:)``.
    init(_ request: Request, for register: Register) async throws {
        let types = Self.mediaTypes[request.method] ?? []
        let type = request.headers[.contentType]?.lowercased().prefix { $0 != ";" }.filter { !$0.isWhitespace }
        guard let type, types.contains(type) else { throw RequestProblem.badMediaType(allowed: types) }
        var request = request
        guard let body = try? await request.collectBody(upTo: Self.mostBytes) else {
            throw RequestProblem.bodyTooLarge(Self.mostBytes)
        }
        let document = try? JSONSerialization.jsonObject(with: Data(body.readableBytesView))
        guard let feature = document as? [String: Any], Self.saysSomething(feature) else {
            throw RequestProblem.badBody(types[0])
        }
        let properties = feature["properties"] as? [String: Any] ?? [:]
        // A client's own columns do not matter while they hold nothing.
        values = Dictionary(
            uniqueKeysWithValues: properties.map { name, sent in
                let value = Value(json: sent)
                return (name, register[name]?.type == .uri ? value : value.composed)
            }
        ).filter { register[$0.key] != nil || !$0.value.isNull }
        ids = [
            ("/id", feature["id"]), ("/properties/\(register.identifier.name)", properties[register.identifier.name]),
        ]
        .compactMap { pointer, sent in
            sent.flatMap { $0 is NSNull ? nil : (pointer, "\($0)") }
        }
        let system = try request.headers.contentSystem()
        do {
            geometry = try feature["geometry"].map {
                try GeoJSON.decode(object: $0, in: system, at: "/geometry")
            }
            faults = []
        } catch let problem as any Problem {
            geometry = .none
            faults = [FieldFault(place: problem.message)]
        }
    }

    /// Values beside `properties` would be lost without a word.
    private static func saysSomething(_ feature: [String: Any]) -> Bool {
        guard let properties = feature["properties"] else { return feature["geometry"] != nil }
        return properties is [String: Any] || properties is NSNull
    }

    /// A new record; where the store gives ids, one that is sent does not matter.
    func new(in register: Register) -> Feature {
        let isGiven = register.identifier.isSetBySystem
        var values = values
        if isGiven { values[register.identifier.name] = nil }
        return Feature(id: isGiven ? "" : ids.first?.id ?? "", values: values, geometry: place(over: nil, in: register))
    }

    /// Everything wrong with it as a change of `old`: an id is for good.
    func faults(over old: Feature) -> [FieldFault] {
        faults + ids.filter { $0.id != old.id }.map { FieldFault(changedIdAt: $0.pointer) }
    }

    /// The same of what is to be merged into `old`, as its sender sees it: of what the system sets, no other value. A
    /// whole record, which was read before somebody saved it anew, may have those of the version that was read.
    func faults(mergingInto old: Feature, in register: Register) -> [FieldFault] {
        let changed = register.fields.filter { field in
            field.isSetBySystem && !field.isIdentifier
                && values[field.name].map { field.type.normalized($0) != old[field.name] } ?? false
        }
        return faults(over: old) + changed.map(FieldFault.init(setBySystem:))
    }

    /// What takes the place of `old`: what is not sent has no value.
    func replacing(_ old: Feature, in register: Register) -> Feature {
        var feature = Feature(id: old.id, values: values, geometry: place(over: old, in: register))
        feature[register.identifier.name] = old[register.identifier.name]
        return feature
    }

    /// `old` with what is sent; null takes a value away.
    func merged(into old: Feature, in register: Register) -> Feature {
        var feature = old
        for (name, value) in values where name != register.identifier.name { feature[name] = value }
        if geometry != nil { feature.geometry = place(over: old, in: register) }
        return feature
    }

    private func place(over old: Feature?, in register: Register) -> Geometry? {
        guard let geometry, let geometry else { return nil }
        return register.place(geometry, over: old?.geometry)
    }
}

extension Value {
    /// What `JSONSerialization` read; an object, which no field takes, is its text.
    fileprivate init(json: Any) {
        switch json {
        case is NSNull: self = .null
        case let text as String: self = .string(text)
        case let items as [Any]: self = .array(items.map(Value.init(json:)))
        case let number as NSNumber: self = JSONNumber(number).map(Value.init) ?? .boolean(number.boolValue)
        default: self = .string("\(json)")
        }
    }

    /// Here 3.0 is the whole number 3.
    private init(_ number: JSONNumber) {
        self = (number.integer ?? Int(exactly: number.double)).map(Value.integer) ?? .number(number.double)
    }
}
