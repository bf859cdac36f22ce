import LandkortApplication
import LandkortCore

/// Names of post codes and cells; towns are known for the sample alone, as the national file has none.
struct PlaceNames: Sendable {
    let atlas: Sample.Atlas

    /// `9352 Dybvad` in the sample, else `9352`; empty where it is unknown.
    func postcode(_ code: Int, in campaign: Campaign) -> String {
        guard code > 0 else { return "" }
        let text = postcodeText(code)
        guard campaign.isSynthetic, let town = atlas.postTowns[text] else { return text }
        return "\(text) \(town)"
    }

    /// The towns of post codes, as addresses are shown with them.
    func towns(in campaign: Campaign) -> [Int: String] {
        guard campaign.isSynthetic else { return [:] }
        let named = atlas.postTowns.compactMap { code, town in Int(code).map { ($0, town) } }
        return Dictionary(uniqueKeysWithValues: named)
    }

    /// `Krogsdamvej 84, 9352 Dybvad`.
    func address(_ record: AddressRecord, in campaign: Campaign) -> String {
        let place = postcode(record.postcode, in: campaign)
        return "\(record.street) \(record.number)" + (place.isEmpty ? "" : ", \(place)")
    }

    /// `Krogsdamvej, 9352 Dybvad`, or without the street for a large cell.
    func landmark(_ landmark: CellLandmark?, in campaign: Campaign) -> String {
        guard let landmark else { return "" }
        let place = postcode(landmark.postcode, in: campaign)
        let named = place.isEmpty ? landmark.municipality : place
        return [landmark.street, named].compactMap { $0 }.joined(separator: ", ")
    }
}
