import Foundation

/// The tags and texts of an XML document, pulled one at a time from a stream of bytes.
///
/// Reads what workbooks are made of: UTF-8, no document type, names without their prefixes. Foundation's parser pushes
/// a whole document at its delegate; a sheet of a million rows is to be pulled row by row.
struct MarkupTokens {
    enum Token: Equatable {
        case start(String, [String: String])
        case end(String)
        case text(String)
    }

    private let source: Inflation
    private var chunk: [UInt8] = []
    private var place = 0
    /// The end of an element that had no content.
    private var waiting: Token?

    /// A cell holds 32,767 characters at most.
    private static let longestToken = 1 << 20

    init(_ source: Inflation) { self.source = source }

    /// - Throws: ``SpreadsheetFault`` for what is no such document.
    mutating func next() throws(SpreadsheetFault) -> Token? {
        if let token = waiting {
            waiting = nil
            return token
        }
        while let byte = try peek() {
            guard byte == UInt8(ascii: "<") else { return .text(Self.text(try bytes(until: UInt8(ascii: "<")))) }
            if let token = try tag() { return token }
        }
        return nil
    }

    /// Nil for a remark and the like, which say nothing.
    private mutating func tag() throws(SpreadsheetFault) -> Token? {
        place += 1
        switch try peek() {
        case UInt8(ascii: "!"): return try declaration()
        case UInt8(ascii: "?"):
            _ = try bytes(through: Array("?>".utf8))
            return nil
        case UInt8(ascii: "/"):
            place += 1
            return .end(Self.name(try bytes(through: [UInt8(ascii: ">")])))
        default: return try element()
        }
    }

    private mutating func declaration() throws(SpreadsheetFault) -> Token? {
        var head: [UInt8] = []
        while head.count < 3, let byte = try peek() {
            head.append(byte)
            place += 1
        }
        if head == Array("!--".utf8) {
            _ = try bytes(through: Array("-->".utf8))
            return nil
        }
        guard head == Array("![C".utf8) else { throw .broken }
        _ = try bytes(through: Array("DATA[".utf8))
        return .text(String(decoding: try bytes(through: Array("]]>".utf8)), as: UTF8.self))
    }

    private mutating func element() throws(SpreadsheetFault) -> Token {
        var body = try tagBody()
        let isEmpty = body.last == UInt8(ascii: "/")
        if isEmpty { body.removeLast() }
        let name = Self.name(body.prefix { !Self.isBlank($0) })
        if isEmpty { waiting = .end(name) }
        return .start(name, try Self.attributes(body.drop { !Self.isBlank($0) }))
    }

    /// Up to the closing bracket, which an attribute may hold within its quotes.
    private mutating func tagBody() throws(SpreadsheetFault) -> [UInt8] {
        var (body, quote) = ([UInt8](), UInt8?.none)
        while let byte = try peek() {
            place += 1
            if byte == UInt8(ascii: ">"), quote == nil { return body }
            if byte == quote { quote = nil } else if quote == nil, Self.quotes.contains(byte) { quote = byte }
            body.append(byte)
            guard body.count < Self.longestToken else { throw .tooLarge }
        }
        throw .broken
    }

    private static func attributes(_ bytes: ArraySlice<UInt8>) throws(SpreadsheetFault) -> [String: String] {
        var (rest, found) = (bytes.drop(while: isBlank), [String: String]())
        while !rest.isEmpty {
            let key = rest.prefix { $0 != UInt8(ascii: "=") }
            rest = rest.dropFirst(key.count + 1).drop(while: isBlank)
            guard let quote = rest.first, quotes.contains(quote) else { throw .broken }
            let value = rest.dropFirst().prefix { $0 != quote }
            guard value.endIndex < rest.endIndex else { throw .broken }
            found[name(key)] = text(Array(value))
            rest = rest[(value.endIndex + 1)...].drop(while: isBlank)
        }
        return found
    }

    private mutating func peek() throws(SpreadsheetFault) -> UInt8? {
        while place == chunk.count {
            guard let next = try source.next() else { return nil }
            (chunk, place) = (next, 0)
        }
        return chunk[place]
    }

    private mutating func bytes(until end: UInt8) throws(SpreadsheetFault) -> [UInt8] {
        var found: [UInt8] = []
        while let byte = try peek(), byte != end {
            found.append(byte)
            place += 1
            guard found.count < Self.longestToken else { throw .tooLarge }
        }
        return found
    }

    /// Without the ending itself.
    private mutating func bytes(through ending: [UInt8]) throws(SpreadsheetFault) -> [UInt8] {
        var found: [UInt8] = []
        while let byte = try peek() {
            found.append(byte)
            place += 1
            if found.suffix(ending.count) == ending[...] { return found.dropLast(ending.count) }
            guard found.count < Self.longestToken else { throw .tooLarge }
        }
        throw .broken
    }

    private static let quotes = Set("\"'".utf8)
    private static func isBlank(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }

    private static func name(_ bytes: some Sequence<UInt8>) -> String {
        let name = String(decoding: Array(bytes), as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        return name.split(separator: ":").last.map(String.init) ?? name
    }

    private static func text(_ bytes: [UInt8]) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.contains("&") else { return text }
        return text.replacing(/&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|[a-z]{2,4});/) { character(of: $0.output.1) }
    }

    private static func character(of entity: Substring) -> String {
        switch entity {
        case "lt": return "<"
        case "gt": return ">"
        case "amp": return "&"
        case "quot": return "\""
        case "apos": return "'"
        default:
            let isHex = entity.hasPrefix("#x")
            let number = UInt32(entity.dropFirst(isHex ? 2 : 1), radix: isHex ? 16 : 10)
            return number.flatMap(Unicode.Scalar.init).map(String.init) ?? ""
        }
    }
}
