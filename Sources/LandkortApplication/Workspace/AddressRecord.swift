public import LandkortCore

/// One access address of a campaign.
public struct AddressRecord: Sendable, Equatable {
    /// The same in every campaign.
    public var id: AddressID
    /// As the campaign's file writes it.
    public var street: String
    /// With its letter: `84`, `17K`.
    public var number: String
    /// 0 is unknown.
    public var postcode: Int
    /// As the campaign's file writes it.
    public var municipalityName: String
    /// The municipality's code; nil when the name does not resolve.
    public var municipality: String?
    /// EPSG:25832; nil where the campaign has none.
    public var position: Position?
    /// What is offered here, kbit/s.
    public var speeds: SpeedProfile

    /// `Krogsdamvej 84, 9352` – the post code left out where it is unknown.
    public var text: String {
        postcode == 0 ? "\(street) \(number)" : "\(street) \(number), \(postcodeText(postcode))"
    }
}

extension CampaignPart {
    /// The address in `row`; all columns must be loaded.
    func record(_ row: Int, municipality: String?) -> AddressRecord {
        let (east, north) = (easting[row], northing[row])
        let isPlaced = east != Self.noPosition && north != Self.noPosition
        return AddressRecord(
            id: ids[row], street: street[row], number: number[row], postcode: postcode(of: row),
            municipalityName: name, municipality: municipality,
            position: isPlaced ? Position(x: Double(east) / 100, y: Double(north) / 100) : nil,
            speeds: profiles[profile[row]])
    }

    private func postcode(of row: Int) -> Int {
        var end = 0
        for run in postcodes {
            end += run.count
            if row < end { return run.postcode }
        }
        return 0
    }
}
