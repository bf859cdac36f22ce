import LandkortCore

/// One row of a coverage file but for its municipality; texts and speeds as numbers in dictionaries.
struct CampaignRow: BitwiseCopyable {
    var id = AddressID(high: 0, low: 0)
    /// The block in the upper half, below it the line within the block, from 0.
    var place: UInt64 = 0
    /// Centimetres.
    var easting = CampaignPart.noPosition
    var northing = CampaignPart.noPosition
    var street: UInt32 = 0
    var number: UInt32 = 0
    var profile: UInt32 = 0
    var postcode: UInt16 = 0

    var block: Int { Int(place >> 32) }
    var line: Int { Int(place & 0xFFFF_FFFF) }
}
