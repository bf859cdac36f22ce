import Foundation
import LandkortCore

/// Writes features as GeoJSON (RFC 7946); in other systems than longitude and latitude where a client asks for it.
struct FeatureWriter: Sendable {
    private let source: any FeatureSource
    private let hasExtras: Bool
    private let system: ReferenceSystem
    private let links: Links
    private let language: Language
    /// What rows have to have, in order.
    let fields: [String]
    /// `"navn":` for each field, behind a comma for all but the first, made once; and where each ends.
    private let keys: [UInt8]
    private let ends: [Int]
    /// For each field, whether its numbers need not be whole.
    private let decimals: [Bool]

    /// - Parameter columns: the fields to write; nil for all.
    init(
        _ source: any FeatureSource, in system: ReferenceSystem, _ links: Links, _ language: Language,
        of columns: [Field]? = nil
    ) {
        self.source = source
        hasExtras = source.hasExtras
        self.system = system
        self.links = links
        self.language = language
        let columns = columns ?? source.fields
        fields = columns.map(\.name)
        decimals = columns.map(\.isDecimal)
        var (keys, ends) = ([UInt8](), [Int]())
        for (place, name) in fields.enumerated() {
            keys += (place > 0 ? "," : "").utf8
            keys.appendJSON(name)
            keys.append(UInt8(ascii: ":"))
            ends.append(keys.count)
        }
        (self.keys, self.ends) = (keys, ends)
    }

    private static let beginning = "{\"type\":\"FeatureCollection\",\"features\":["

    /// What stands before the features of a collection, in memory for some of them.
    static func begin() -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(1 << 15)
        bytes += beginning.utf8
        return bytes
    }

    /// One of a collection's features, behind those that are there already.
    func append(_ row: FeatureRow, to bytes: inout [UInt8]) {
        if bytes.count > Self.beginning.utf8.count { bytes.append(UInt8(ascii: ",")) }
        bytes.append(UInt8(ascii: "\n"))
        let own = appendOpen(row, to: &bytes)
        if !own.isEmpty { append(own, to: &bytes) }
        bytes.append(UInt8(ascii: "}"))
    }

    /// What stands behind the features.
    func end(_ bytes: inout [UInt8], matched: Int, returned: Int, links: [JSON]) {
        bytes += "\n],\"numberMatched\":\(matched),\"numberReturned\":\(returned),\"links\":".utf8
        JSON.array(links).append(to: &bytes)
        bytes += "}\n".utf8
    }

    func feature(_ feature: Feature, links: [JSON]) -> [UInt8] {
        var bytes: [UInt8] = []
        append(links + appendOpen(FeatureRow(feature, of: fields), to: &bytes), to: &bytes)
        bytes += "}\n".utf8
        return bytes
    }

    private func append(_ links: [JSON], to bytes: inout [UInt8]) {
        bytes += ",\"links\":".utf8
        JSON.array(links).append(to: &bytes)
    }

    /// All but the links, which are returned, and the closing brace.
    private func appendOpen(_ row: FeatureRow, to bytes: inout [UInt8]) -> [JSON] {
        let extras = hasExtras ? source.extras(of: row.id.string ?? "", links, language) : FeatureExtras()
        bytes += "{\"type\":\"Feature\",\"id\":".utf8
        JSON.append(row.id, to: &bytes)
        bytes += ",\"geometry\":".utf8
        if let geometry = row.geometry {
            GeoJSON.append(geometry, in: system, to: &bytes)
        } else {
            bytes += "null".utf8
        }
        bytes += ",\"properties\":{".utf8
        appendValues(row, to: &bytes)
        append(extras.properties, to: &bytes)
        bytes.append(UInt8(ascii: "}"))
        append(extras.members, to: &bytes)
        return extras.links
    }

    private func appendValues(_ row: FeatureRow, to bytes: inout [UInt8]) {
        keys.withUnsafeBytes { keys in
            var start = 0
            for (place, end) in ends.enumerated() {
                bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: keys[start..<end]))
                JSON.append(row.values[place], isDecimal: decimals[place], to: &bytes)
                start = end
            }
        }
    }

    /// After others.
    private func append(_ members: [JSON.Member], to bytes: inout [UInt8]) {
        for member in members {
            bytes.append(UInt8(ascii: ","))
            bytes.appendJSON(member.name)
            bytes.append(UInt8(ascii: ":"))
            member.value.append(to: &bytes)
        }
    }
}
