import Foundation
import LandkortCore
import Testing

/// Real shelters held against our declaration, on machines that have them beside the repository.
@Suite("Real shelters")
struct RealShelterTests {
    static let file = BuiltInRegisters.folder
        .appending(path: "../../shared/data/shelters/aarhus_SR_sikringsrum_bbr.geojson").standardizedFileURL

    static var exist: Bool {
        let found = FileManager.default.fileExists(atPath: file.path(percentEncoded: false))
        if !found { print("Skipped: ../shared/data/shelters is not on this machine.") }
        return found
    }

    struct Collection: Decodable {
        struct Row: Decodable {
            struct Properties: Decodable {
                let ID: String
                let year: Double
                let places: Double
                let code: Double
                let status: Double
            }
            struct Point: Decodable { let coordinates: [Double] }
            let properties: Properties
            let geometry: Point
        }
        let features: [Row]
    }

    @Test("the 1,882 private shelters of Aarhus, 82 of them historical, all keep the rules", .enabled(if: exist))
    func aarhus() throws {
        let rows = try JSONDecoder().decode(Collection.self, from: Data(contentsOf: Self.file)).features
        let check = try FeatureCheck(BuiltInRegisters.named("beskyttelsesrum"))
        let features = rows.map(feature)
        #expect(features.count == 1882)
        #expect(features.count { $0["bbr_status"] == "10" } == 82)
        for feature in features {
            let problems = check.problems(in: feature)
            #expect(problems.isEmpty, "\(feature.id): \(problems.map(\.message.en))")
        }
    }

    private func feature(_ row: Collection.Row) -> Feature {
        let values: [String: Value] = [
            "beskyt_rum_kode": "2", "klargjort_kode": "3", "pladser": .integer(Int(row.properties.places)),
            "opfoert_aar": .integer(Int(row.properties.year)), "bbr_status": .string("\(Int(row.properties.status))"),
            "kommunekode": .string("0\(Int(row.properties.code))"),
        ]
        let point = Position(x: row.geometry.coordinates[0], y: row.geometry.coordinates[1])
        return Feature(id: row.properties.ID, values: values, geometry: .multiPoint([point]))
    }
}
