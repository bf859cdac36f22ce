/// Dates and times in the one form that stores keep.
enum PlainMoment {
    /// `2026-11-20`, of a day that there is.
    static func isDate(_ bytes: Slice<UnsafeRawBufferPointer>) -> Bool {
        let start = bytes.startIndex
        guard bytes.count == 10, bytes[start + 4] == dash, bytes[start + 7] == dash,
            let year = number(bytes, 0, 4), let month = number(bytes, 5, 2), let day = number(bytes, 8, 2)
        else { return false }
        guard year > 0, 1...12 ~= month else { return false }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return day >= 1 && day <= (month == 2 && isLeap ? 29 : days[month - 1])
    }

    /// `10:00:00`.
    static func isTime(_ bytes: Slice<UnsafeRawBufferPointer>) -> Bool {
        let start = bytes.startIndex
        guard bytes.count == 8, bytes[start + 2] == colon, bytes[start + 5] == colon,
            let hour = number(bytes, 0, 2), let minute = number(bytes, 3, 2), let second = number(bytes, 6, 2)
        else { return false }
        return hour < 24 && minute < 60 && second < 60
    }

    /// `2026-11-20T10:00:00.000Z`.
    static func isMoment(_ bytes: Slice<UnsafeRawBufferPointer>) -> Bool {
        let start = bytes.startIndex
        return bytes.count == 24 && isDate(bytes.prefix(10)) && bytes[start + 10] == UInt8(ascii: "T")
            && isTime(bytes.dropFirst(11).prefix(8)) && bytes[start + 19] == UInt8(ascii: ".")
            && number(bytes, 20, 3) != nil && bytes[start + 23] == UInt8(ascii: "Z")
    }

    private static func number(_ bytes: Slice<UnsafeRawBufferPointer>, _ offset: Int, _ count: Int) -> Int? {
        var number = 0
        for place in (bytes.startIndex + offset)..<(bytes.startIndex + offset + count) {
            let digit = bytes[place] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            number = number * 10 + Int(digit)
        }
        return number
    }

    private static let dash = UInt8(ascii: "-")
    private static let colon = UInt8(ascii: ":")
    private static let days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
}
