import LandkortCore

/// A GeoJSON feature collection, one feature a line; in another system than degrees it says so in the member `crs`,
/// which GDAL and QGIS read.
final class GeoJSONWriter: FeatureFile {
    private let file: NewFile
    private let shape: FeatureShape
    private var isFirst = true

    init(_ path: String, _ shape: FeatureShape) throws(ExchangeProblem) {
        file = try NewFile(path)
        self.shape = shape
        var head = Array("{\"type\":\"FeatureCollection\",\"name\":".utf8)
        head.appendJSON(shape.register.id.rawValue)
        if shape.system != .crs84 {
            let name = "urn:ogc:def:crs:EPSG::\(shape.system.srsID)"
            head += ",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"\(name)\"}}".utf8
        }
        try file.write(head + Array(",\"features\":[".utf8))
    }

    func write(_ features: [Feature]) throws(ExchangeProblem) {
        for feature in features {
            try file.write(bytes(feature))
            isFirst = false
        }
    }

    func finish() throws(ExchangeProblem) {
        try file.write(Array("\n]}\n".utf8))
        try file.finish()
    }

    private func bytes(_ feature: Feature) -> [UInt8] {
        var bytes = Array((isFirst ? "\n" : ",\n").utf8) + Array("{\"type\":\"Feature\",\"id\":".utf8)
        bytes.appendJSON(feature.id)
        bytes += ",\"properties\":{".utf8
        for (place, field) in shape.fields.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes.appendJSON(field.name)
            bytes.append(UInt8(ascii: ":"))
            JSON.append(feature[field.name], isDecimal: field.isDecimal, to: &bytes)
        }
        bytes += "},\"geometry\":".utf8
        if let geometry = feature.geometry {
            GeoJSON.append(geometry, in: shape.system, to: &bytes)
        } else {
            bytes += "null".utf8
        }
        bytes.append(UInt8(ascii: "}"))
        return bytes
    }
}
