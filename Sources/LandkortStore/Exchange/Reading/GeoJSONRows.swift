import Foundation
import LandkortCore

/// A GeoJSON feature collection (RFC 7946), or one feature behind the other; a row is a feature and a column a name that
/// some feature has among its properties.
///
/// One pass finds the names, the next reads one feature at a time.
final class GeoJSONRows: RowFile {
    let columns: [String]
    private let data: Data
    private let file: String
    private let system: ReferenceSystem
    private var place: Int
    private var number = 0

    /// A longer feature is refused.
    private static let longestFeature = 64 << 20

    init(_ data: Data, _ source: RowOrigin) throws(ExchangeProblem) {
        let reading = data.withUnsafeBytes { bytes in
            Result { () throws(GeoJSONFault) in try GeoJSONOutline(bytes) }
        }
        let outline = try reading.mapError { $0.problem(source.name) }.get()
        guard let system = outline.system else {
            throw .unknownSystem(file: source.name, found: outline.systemName)
        }
        self.data = data
        self.system = system
        file = source.name
        columns = outline.columns
        place = outline.first
    }

    var share: Double { Double(place) / Double(max(data.count, 1)) }

    func next() throws(ExchangeProblem) -> FileRow? {
        let range = data.withUnsafeBytes { bytes in
            var scan = JSONScan(bytes, at: place)
            defer { place = scan.place }
            return scan.element()
        }
        guard let range else { return nil }
        number += 1
        guard range.count <= Self.longestFeature,
            let object = try? JSONSerialization.jsonObject(with: data.subdata(in: range)),
            let feature = object as? [String: Any], feature["type"] as? String == "Feature"
        else { return FileRow(line: number, cells: columns.map { _ in .value(.null) }, flaw: .notARecord) }
        let properties = feature["properties"] as? [String: Any] ?? [:]
        return FileRow(
            line: number, cells: columns.map { .value(Value(json: properties[$0])) }, geometry: geometry(of: feature))
    }

    private func geometry(of feature: [String: Any]) -> RowGeometry {
        guard let object = feature["geometry"] else { return .none }
        do {
            return try GeoJSON.decode(object: object, in: system).map(RowGeometry.geometry) ?? .none
        } catch {
            return .flaw(error)
        }
    }
}

extension ReferenceSystem {
    /// By its name in files: `urn:ogc:def:crs:EPSG::25832`, `EPSG:25832`, the address of it, or its number.
    init?(named name: String) {
        let number = name.split(whereSeparator: { ":/".contains($0) }).last.map(String.init) ?? name
        switch number.uppercased() {
        case "25832": self = .utm32
        // Files write longitude first, whatever the system's own order.
        case "4326", "CRS84", "4258": self = .crs84
        case "3857": self = .webMercator
        default: return nil
        }
    }
}

extension Value {
    /// A member's value; an object within becomes its own text.
    init(json object: Any?) {
        switch object {
        case nil, is NSNull: self = .null
        case let text as String: self = .string(text)
        case let number as NSNumber: self = JSONNumber(number).map(Value.init) ?? .boolean(number.boolValue)
        case let items as [Any]: self = .array(items.map { Value(json: $0) })
        case let other?:
            let data = try? JSONSerialization.data(withJSONObject: other, options: [.sortedKeys, .fragmentsAllowed])
            self = data.map { .string(String(decoding: $0, as: UTF8.self)) } ?? .null
        }
    }

    private init(_ number: JSONNumber) {
        self = number.integer.map(Value.integer) ?? .number(number.double)
    }
}
