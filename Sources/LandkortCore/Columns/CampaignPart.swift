/// One municipality's addresses in a campaign, as columns of `count` rows sorted by post code and place.
///
/// Self-contained: its dictionaries are its own, so that a part is added, replaced and read alone.
public struct CampaignPart: Sendable, Equatable {
    /// The municipality's name as the file writes it.
    public var name: String
    /// `n`: the length of each column that is loaded; one that is not is empty.
    public var count: Int
    /// The profiles that occur among these addresses, each once.
    public var profiles: SpeedTable
    /// Row numbers in `profiles`.
    public var profile: IndexColumn
    /// Ascending, each post code once; their counts sum to `count`.
    public var postcodes: [PostcodeRun]
    /// Centimetres, EPSG:25832; ``noPosition`` where the file has none.
    public var easting: [Int32]
    /// Centimetres, EPSG:25832; ``noPosition`` where the file has none.
    public var northing: [Int32]
    /// Street names as in the file, control characters made spaces.
    public var street: TextColumn
    /// House numbers with their letter, such as `84` and `17K`, as in the file.
    public var number: TextColumn
    /// `adgadr_id`, 16 bytes a row.
    public var ids: [AddressID]

    /// Stands for a coordinate that the file leaves empty.
    @inlinable public static var noPosition: Int32 { Int32.min }

    /// A part from its columns; lengths are not compared.
    public init(
        name: String, count: Int, profiles: SpeedTable, profile: IndexColumn, postcodes: [PostcodeRun],
        easting: [Int32], northing: [Int32], street: TextColumn, number: TextColumn, ids: [AddressID]
    ) {
        self.name = name
        self.count = count
        self.profiles = profiles
        self.profile = profile
        self.postcodes = postcodes
        self.easting = easting
        self.northing = northing
        self.street = street
        self.number = number
        self.ids = ids
    }
}

/// The columns of a part that a store keeps and loads one by one.
public enum CampaignColumn: String, Sendable, CaseIterable {
    case profiles = "profiler"
    case profile = "profil"
    case postcodes = "postnr"
    case easting = "oest"
    case northing = "nord"
    case streets = "veje"
    case street = "vej"
    case numbers = "husnumre"
    case number = "husnr"
    case ids = "adgadr_id"
}

/// The access address's key in the national address register: a UUID as two words.
public struct AddressID: Sendable, Hashable, Comparable, BitwiseCopyable {
    /// The first sixteen digits.
    public var high: UInt64
    /// The last sixteen digits.
    public var low: UInt64

    /// A key from its two words, first digits in `high`; any bits are a key.
    @inlinable
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Reads `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx`, upper or lower case; nil when the text is not that.
    public init?(_ text: String) {
        let digits = Array(text.utf8)
        guard digits.count == 36, [8, 13, 18, 23].allSatisfy({ digits[$0] == UInt8(ascii: "-") }) else { return nil }
        let hex = text.filter { $0 != "-" }
        guard hex.utf8.count == 32, hex.allSatisfy(\.isHexDigit),
            let high = UInt64(hex.prefix(16), radix: 16), let low = UInt64(hex.suffix(16), radix: 16)
        else { return nil }
        self.init(high: high, low: low)
    }

    /// `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx` in lower case.
    public var text: String {
        let hex = Array((Self.padded(high) + Self.padded(low)).utf8)
        let groups = [hex[0..<8], hex[8..<12], hex[12..<16], hex[16..<20], hex[20..<32]]
        return groups.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
    }

    private static func padded(_ word: UInt64) -> String {
        let digits = String(word, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// The order of their texts.
    @inlinable
    public static func < (a: Self, b: Self) -> Bool {
        a.high != b.high ? a.high < b.high : a.low < b.low
    }
}
