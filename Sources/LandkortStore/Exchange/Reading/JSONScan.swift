import Foundation

/// Finds where the parts of a JSON text begin and end, without reading them: a document of any size is taken apart
/// in constant memory, and what is wrong within a part shows when that part is read.
struct JSONScan {
    private let bytes: UnsafeRawBufferPointer
    private(set) var place: Int

    init(_ bytes: UnsafeRawBufferPointer, at place: Int) {
        self.bytes = bytes
        self.place = place
    }

    /// Calls `visit` with the name and the bytes of each member of the object that begins here.
    ///
    /// - Returns: false where there is no well-formed object.
    mutating func members(_ visit: (String, Range<Int>) -> Void) -> Bool {
        guard take("{") else { return false }
        if take("}") { return true }
        repeat {
            guard let key = value(), take(":"), let range = value() else { return false }
            visit(Self.name(bytes[key]), range)
        } while take(",")
        return take("}")
    }

    /// Calls `visit` with the bytes of each element of the array that begins here.
    ///
    /// - Returns: false where there is no well-formed array.
    mutating func elements(_ visit: (Range<Int>) -> Void) -> Bool {
        guard take("[") else { return false }
        if take("]") { return true }
        repeat {
            guard let range = value() else { return false }
            visit(range)
        } while take(",")
        return take("]")
    }

    /// The bytes of the object that begins here; nil where there is none.
    mutating func object() -> Range<Int>? {
        skipBlanks()
        return place < bytes.count && bytes[place] == UInt8(ascii: "{") ? value() : nil
    }

    /// Whether nothing comes but blanks.
    var isAtEnd: Bool {
        mutating get {
            skipBlanks()
            return place == bytes.count
        }
    }

    /// Whether an array begins here; what comes next is its first element.
    mutating func enterArray() -> Bool { take("[") }

    /// The next element of the array that was entered; nil at its end or where it is broken off.
    mutating func element() -> Range<Int>? {
        skipBlanks()
        guard place < bytes.count, bytes[place] != UInt8(ascii: "]") else { return nil }
        guard let range = value() else { return nil }
        _ = take(",")
        return range
    }

    /// The bytes of the value that begins here, which lies behind it afterwards; nil where the text breaks off.
    private mutating func value() -> Range<Int>? {
        skipBlanks()
        guard place < bytes.count else { return nil }
        let start = place
        switch bytes[place] {
        case UInt8(ascii: "\""): guard skipString() else { return nil }
        case UInt8(ascii: "{"), UInt8(ascii: "["): guard skipNested() else { return nil }
        default: while place < bytes.count, !Self.endings.contains(bytes[place]) { place += 1 }
        }
        return place > start ? start..<place : nil
    }

    private mutating func skipNested() -> Bool {
        var depth = 0
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "\""):
                guard skipString() else { return false }
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            default: break
            }
            place += 1
            if depth == 0 { return true }
        }
        return false
    }

    private mutating func skipString() -> Bool {
        place += 1
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "\\"): place += 2
            case UInt8(ascii: "\""):
                place += 1
                return true
            default: place += 1
            }
        }
        return false
    }

    private mutating func take(_ mark: Unicode.Scalar) -> Bool {
        skipBlanks()
        guard place < bytes.count, bytes[place] == UInt8(ascii: mark) else { return false }
        place += 1
        return true
    }

    private mutating func skipBlanks() {
        while place < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) { place += 1 }
    }

    private static let endings = Set(",]} \t\r\n".utf8)

    private static func name(_ quoted: Slice<UnsafeRawBufferPointer>) -> String {
        let read = try? JSONSerialization.jsonObject(with: Data(quoted), options: .fragmentsAllowed)
        return read as? String ?? String(decoding: quoted.dropFirst().dropLast(), as: UTF8.self)
    }
}
