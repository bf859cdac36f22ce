import Foundation
import LandkortCore
import Support

/// The rows beside a register's schema.
enum ExampleRows {
    static func of(_ register: Register) throws -> [Feature] {
        let file = Places.package.appending(path: "Registers/\(register.domain)/\(register.id).csv")
        let table = CommaTable(try String(contentsOf: file, encoding: .utf8))
        return table.rows.enumerated().map { number, cells in
            var feature = Feature(id: "", values: [:])
            for (heading, cell) in zip(table.headings, cells) {
                if heading == "geometri" { feature.geometry = geometry(cell, register.geometry) }
                guard let value = register[heading]?.value(fromCell: cell), !value.isNull else { continue }
                feature[heading] = value
            }
            feature.id = feature[register.identifier.name].string ?? Trial.id(number)
            return feature
        }
    }

    /// Points as the rows write them, such as `MULTIPOINT((550000 6300000))`.
    private static func geometry(_ text: String, _ kind: GeometryKind?) -> Geometry? {
        let numbers = text.split { !"0123456789.-".contains($0) }.compactMap { Double($0) }
        guard numbers.count == 2 else { return nil }
        let position = Position(x: numbers[0], y: numbers[1])
        return kind == .multiPoint ? .multiPoint([position]) : .point(position)
    }
}
