import Foundation
import LandkortCore

/// Writes features as GeoJSON (RFC 7946); in other systems than longitude and latitude where a client asks for it.
struct FeatureWriter {
    private let source: any FeatureSource
    private let system: ReferenceSystem
    private let links: Links
    private let language: Language
    /// `"navn":` for each field, made once.
    private let keys: [(name: String, key: [UInt8])]

    /// - Parameter columns: the fields to write; nil for all.
    init(
        _ source: any FeatureSource, in system: ReferenceSystem, _ links: Links, _ language: Language,
        of columns: [Field]? = nil
    ) {
        self.source = source
        self.system = system
        self.links = links
        self.language = language
        keys = (columns ?? source.fields).map { field in
            var key: [UInt8] = []
            key.appendJSON(field.name)
            key.append(UInt8(ascii: ":"))
            return (field.name, key)
        }
    }

    func collection(_ features: [Feature], matched: Int, links: [JSON], at time: Date) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(features.count * 512 + 1000)
        bytes += "{\"type\":\"FeatureCollection\",\"features\":[".utf8
        for (place, feature) in features.enumerated() {
            bytes += (place > 0 ? ",\n" : "\n").utf8
            let own = append(feature, to: &bytes)
            if !own.isEmpty { append(own, to: &bytes) }
            bytes.append(UInt8(ascii: "}"))
        }
        bytes += "\n],\"numberMatched\":\(matched),\"numberReturned\":\(features.count),\"links\":".utf8
        JSON.array(links).append(to: &bytes)
        bytes += "}\n".utf8
        return bytes
    }

    func feature(_ feature: Feature, links: [JSON]) -> [UInt8] {
        var bytes: [UInt8] = []
        append(links + append(feature, to: &bytes), to: &bytes)
        bytes += "}\n".utf8
        return bytes
    }

    private func append(_ links: [JSON], to bytes: inout [UInt8]) {
        bytes += ",\"links\":".utf8
        JSON.array(links).append(to: &bytes)
    }

    /// All but the links, which are returned, and the closing brace.
    private func append(_ feature: Feature, to bytes: inout [UInt8]) -> [JSON] {
        let extras = source.extras(of: feature, links, language)
        bytes += "{\"type\":\"Feature\",\"id\":".utf8
        bytes.appendJSON(feature.id)
        bytes += ",\"geometry\":".utf8
        if let geometry = feature.geometry {
            GeoJSON.append(geometry, in: system, to: &bytes)
        } else {
            bytes += "null".utf8
        }
        bytes += ",\"properties\":{".utf8
        for (place, (name, key)) in keys.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes += key
            JSON.append(feature[name], to: &bytes)
        }
        append(extras.properties, to: &bytes)
        bytes.append(UInt8(ascii: "}"))
        append(extras.members, to: &bytes)
        return extras.links
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
