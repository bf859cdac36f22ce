import LandkortCore

/// One line that is written as the national file writes nearly all of them: the columns in its order, texts and
/// places in quotes, post code without, and every text and combination of speeds met before.
///
/// It only ever finds; whatever is new, unusual or wrong is left to ``RowReader``'s careful reading, which alone
/// tells what a value means. So a plain line has nothing to check but its numbers.
struct PlainLine {
    var row = CampaignRow()
    var municipality: UInt32
    /// What follows the places, up to the line's end: ten speeds, as the line writes them.
    var speeds: ByteKey
    /// Where the next line begins.
    var end: UnsafeRawPointer

    private static let quote = UInt8(ascii: "\"")
    private static let separator = UInt8(ascii: ";")

    /// Reads what comes before the speeds; nil when that is not plain.
    ///
    /// - Parameter start: behind the text that it begins lie a quote, a line end and 62 bytes more.
    @inline(__always)
    init?(at start: UnsafeRawPointer, _ rows: borrowing CampaignRows) {
        guard Self.isEnd(start + 37), Self.byte(start) == Self.quote,
            let id = FieldNumber.addressID(at: start + 1)
        else { return nil }
        row.id = id
        var place = start + 39
        guard let street = Self.text(&place, rows.streets), let number = Self.text(&place, rows.numbers),
            let postcode = Self.postcode(&place), let municipality = Self.text(&place, rows.municipalities),
            let easting = Self.centimetres(&place), let northing = Self.centimetres(&place)
        else { return nil }
        row.street = street
        row.number = number
        row.postcode = postcode
        self.municipality = municipality
        row.easting = easting
        row.northing = northing
        speeds = ByteKey(from: place, to: 10)
        end = place + speeds.length + 1
    }

    @inline(__always)
    private static func byte(_ place: UnsafeRawPointer) -> UInt8 { place.load(as: UInt8.self) }

    /// A quote and a separator.
    @inline(__always)
    private static func isEnd(_ place: UnsafeRawPointer) -> Bool {
        byte(place) == quote && byte(place + 1) == separator
    }

    @inline(__always)
    private static func text(_ place: inout UnsafeRawPointer, _ dictionary: borrowing ByteDictionary) -> UInt32? {
        guard byte(place) == quote else { return nil }
        let key = ByteKey(from: place + 1, to: quote)
        place += key.length + 3
        guard byte(place - 1) == separator else { return nil }
        return dictionary.find(key)
    }

    @inline(__always)
    private static func postcode(_ place: inout UnsafeRawPointer) -> UInt16? {
        guard byte(place + 4) == separator, let code = EightBytes(at: place).number(4), code > 0 else { return nil }
        place += 5
        return UInt16(truncatingIfNeeded: code)
    }

    /// One to seven digits, a comma and one to fifteen, the third of which rounds.
    @inline(__always)
    private static func centimetres(_ place: inout UnsafeRawPointer) -> Int32? {
        let first = EightBytes(at: place + 1)
        guard byte(place) == quote, let whole = first.first(UInt8(ascii: ",")), whole > 0,
            let metres = first.number(whole)
        else { return nil }
        let fraction = place + whole + 2
        let (near, far) = (EightBytes(at: fraction), EightBytes(at: fraction + 8))
        var length = near.first(quote) ?? 8
        guard length > 0, let digits = near.digits(length) else { return nil }
        if length == 8 {
            guard let more = far.first(quote), far.digits(more) != nil else { return nil }
            length += more
        }
        place = fraction + length + 2
        guard byte(place - 1) == separator else { return nil }
        let rounding: UInt32 = digits >> 16 & 0xFF >= 5 ? 1 : 0
        let hundredths = UInt32(truncatingIfNeeded: digits & 0xFF &* 10 &+ digits >> 8 & 0xFF)
        return Int32(truncatingIfNeeded: metres &* 100 &+ hundredths &+ rounding)
    }
}
