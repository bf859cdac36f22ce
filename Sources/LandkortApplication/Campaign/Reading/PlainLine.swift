import LandkortCore

/// One line that is written as the national file writes nearly all of them: the columns in its order, texts and
/// places in quotes, post code without.
///
/// Only its numbers are read; texts and speeds are left as they are, to be looked up among those met before. Whatever
/// is unusual or wrong is left to ``RowReader``'s careful reading, which tells what is wrong with it.
struct PlainLine: BitwiseCopyable {
    let start: UnsafeRawPointer
    let id: AddressID
    let street: ByteKey
    let number: ByteKey
    let municipality: ByteKey
    let postcode: UInt16
    /// Centimetres.
    let easting: Int32
    let northing: Int32
    /// What follows the places, up to the line's end: ten speeds, as the line writes them.
    let speeds: ByteKey
    /// Where the next line begins.
    let end: UnsafeRawPointer

    /// What the line's street and speeds are likely to be, see ``ByteDictionary/likely(_:)``.
    var likelyStreet = ByteDictionary.Slot()
    var likelySpeeds = ByteDictionary.Slot()
    /// Their numbers, nil where they were not met before.
    var knownStreet: UInt32?
    var knownSpeeds: UInt32?

    private static let quote = UInt8(ascii: "\"")
    private static let separator = UInt8(ascii: ";")

    /// Nil when what is written before the speeds is not plain.
    ///
    /// - Parameter start: within the block, behind which lie a line end, a quote, a line end and 61 bytes more. So a
    ///   place that was reached is in the block or its end, for what is passed on the way holds no line end but in a
    ///   text, and no text that ends behind the block is followed by a separator.
    @inline(__always)
    init?(at start: UnsafeRawPointer) {
        guard Self.isEnd(start + 37), Self.byte(start) == Self.quote,
            let id = FieldNumber.addressID(at: start + 1)
        else { return nil }
        var place = start + 39
        guard let street = Self.text(&place), let number = Self.text(&place), let postcode = Self.postcode(&place),
            let municipality = Self.text(&place), let easting = Self.centimetres(&place),
            let northing = Self.centimetres(&place)
        else { return nil }
        self.start = start
        self.id = id
        self.street = street
        self.number = number
        self.municipality = municipality
        self.postcode = postcode
        self.easting = easting
        self.northing = northing
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
    private static func text(_ place: inout UnsafeRawPointer) -> ByteKey? {
        guard byte(place) == quote else { return nil }
        let key = ByteKey(from: place + 1, to: quote)
        place += key.length + 3
        return byte(place - 1) == separator ? key : nil
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
