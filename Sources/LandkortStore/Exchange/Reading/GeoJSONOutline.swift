import Foundation
import LandkortCore

/// What one pass over a GeoJSON document finds.
struct GeoJSONOutline {
    private(set) var columns: [String] = []
    /// Where the first feature begins.
    private(set) var first = 0
    /// Nil for a system we do not know.
    private(set) var system: ReferenceSystem? = .crs84
    /// As the document has it.
    private(set) var systemName = ""
    private var count = 0

    init(_ bytes: UnsafeRawBufferPointer) throws(GeoJSONFault) {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var document = JSONScan(bytes, at: start)
        var (parts, repeated) = ([String: Range<Int>](), String?.none)
        let isWhole = document.members { name, range in
            if parts.updateValue(range, forKey: name) != nil { repeated = name }
        }
        guard isWhole else { throw .broken }
        if let repeated { throw .repeated(repeated, feature: nil) }
        if let crs = parts["crs"] { readSystem(Data(bytes[crs])) }
        if let features = parts["features"] {
            guard document.isAtEnd else { throw .more(line: bytes.line(at: document.place)) }
            try readNames(bytes, features)
        } else {
            guard let type = parts["type"], bytes[type].elementsEqual("\"Feature\"".utf8) else { throw .broken }
            first = start
            try readNames(bytes)
        }
    }

    private mutating func readNames(_ bytes: UnsafeRawBufferPointer, _ features: Range<Int>) throws(GeoJSONFault) {
        var scan = JSONScan(bytes, at: features.lowerBound)
        guard scan.enterArray() else { throw .broken }
        first = scan.place
        var fault: GeoJSONFault?
        scan = JSONScan(bytes, at: features.lowerBound)
        let isWhole = scan.elements { feature in
            guard fault == nil else { return }
            do throws(GeoJSONFault) { try addNames(bytes, feature) } catch { fault = error }
        }
        if let fault { throw fault }
        guard isWhole else { throw .broken }
    }

    /// Of features that stand behind one another, in a line each as a rule.
    private mutating func readNames(_ bytes: UnsafeRawBufferPointer) throws(GeoJSONFault) {
        var scan = JSONScan(bytes, at: first)
        repeat {
            guard let feature = scan.object() else { throw .more(line: bytes.line(at: scan.place)) }
            try addNames(bytes, feature)
        } while !scan.isAtEnd
    }

    private mutating func addNames(_ bytes: UnsafeRawBufferPointer, _ feature: Range<Int>) throws(GeoJSONFault) {
        count += 1
        var (properties, geometries) = ([Range<Int>](), 0)
        var scan = JSONScan(bytes, at: feature.lowerBound)
        _ = scan.members { name, range in
            if name == "properties" { properties.append(range) }
            if name == "geometry" { geometries += 1 }
        }
        guard properties.count < 2 else { throw .repeated("properties", feature: count) }
        guard geometries < 2 else { throw .repeated("geometry", feature: count) }
        guard let range = properties.first else { return }
        var names: [String] = []
        var members = JSONScan(bytes, at: range.lowerBound)
        _ = members.members { name, _ in names.append(name) }
        guard names != columns else { return }
        var seen: Set<String> = []
        if let twice = names.first(where: { !seen.insert($0).inserted }) { throw .repeated(twice, feature: count) }
        for name in names where !columns.contains(name) { columns.append(name) }
    }

    /// The member `crs` of GeoJSON before RFC 7946, which GDAL and QGIS still write; null says nothing.
    private mutating func readSystem(_ data: Data) {
        let object = try? JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)
        guard !(object is NSNull) else { return }
        let properties = (object as? [String: Any])?["properties"] as? [String: Any]
        systemName = properties?["name"] as? String ?? String(decoding: data.prefix(60), as: UTF8.self)
        system = ReferenceSystem(named: systemName)
    }
}

/// Why a GeoJSON document cannot be read.
enum GeoJSONFault: Error {
    /// No feature or collection of features, or broken off.
    case broken
    /// Something else stands behind what was read.
    case more(line: Int)
    /// A name that stands twice in the document, or in a feature of it, counted from 1.
    case repeated(String, feature: Int?)

    func problem(_ file: String) -> ExchangeProblem {
        switch self {
        case .broken: .notGeoJSON(file: file)
        case .more(let line): .moreBehind(file: file, line: line)
        case .repeated(let name, let feature): .repeatedName(file: file, name: name, feature: feature)
        }
    }
}

extension UnsafeRawBufferPointer {
    /// From 1.
    fileprivate func line(at place: Int) -> Int {
        self[..<place].reduce(1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
    }
}
