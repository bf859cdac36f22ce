/// The form of a URI: RFC 3986, with letters of every alphabet as RFC 3987 has them, since that is what an address
/// bar shows; and with something after the scheme, which after `//` is a host in all but files.
struct URIForm {
    private let scheme: Substring.UTF8View
    private let authority: Substring.UTF8View?
    /// Path, query and fragment.
    private let tail: Substring.UTF8View

    /// Nil where there is no scheme with something after it.
    private init?(_ text: String) {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let rest = text[text.utf8.index(after: colon)...].utf8
        scheme = text[..<colon].utf8
        guard !rest.isEmpty else { return nil }
        guard rest.starts(with: "//".utf8) else {
            (authority, tail) = (nil, rest)
            return
        }
        let named = rest.dropFirst(2)
        let end = named.firstIndex { "/?#".utf8.contains($0) } ?? named.endIndex
        (authority, tail) = (named[..<end], named[end...])
    }

    static func admits(_ text: String) -> Bool {
        guard let form = URIForm(text), !text.contains(where: \.isWhitespace) else { return false }
        return form.hasScheme && form.hasPlace && isPlain(form.tail)
            && form.tail.count { $0 == UInt8(ascii: "#") } <= 1
    }

    /// Schemes of which the address itself is what a browser runs or shows as a page.
    private static let running: Set<String> = ["javascript", "vbscript", "livescript", "data", "blob", "filesystem"]

    /// Whether to follow the address would be to run what is written in it.
    static func runs(_ text: String) -> Bool {
        guard let form = URIForm(text) else { return false }
        return running.contains(String(decoding: form.scheme, as: UTF8.self).lowercased())
    }

    private var hasScheme: Bool {
        guard let first = scheme.first, isLetter(first) else { return false }
        return scheme.allSatisfy { isLetter($0) || isDigit($0) || "+-.".utf8.contains($0) }
    }

    private var hasPlace: Bool {
        guard let authority else { return true }
        return authority.isEmpty ? scheme.map { $0 | 0x20 }.elementsEqual("file".utf8) : Self.hasHost(authority)
    }

    /// User, host and port, of which the host is there; a host in brackets is an address of version 6.
    private static func hasHost(_ authority: Substring.UTF8View) -> Bool {
        let user = authority.lastIndex(of: UInt8(ascii: "@"))
        let place = user.map { authority[authority.index(after: $0)...] } ?? authority
        guard user.map({ isPlain(authority[..<$0]) }) ?? true else { return false }
        guard place.first == UInt8(ascii: "[") else {
            let halves = place.split(separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
            return !halves[0].isEmpty && isPlain(halves[0])
                && halves.dropFirst().allSatisfy { $0.allSatisfy(isDigit) }
        }
        guard let end = place.firstIndex(of: UInt8(ascii: "]")) else { return false }
        let port = place[place.index(after: end)...]
        let address = place[..<end].dropFirst()
        return !address.isEmpty && address.allSatisfy { isHexadecimal($0) || ":.".utf8.contains($0) }
            && (port.isEmpty || port.first == UInt8(ascii: ":") && port.dropFirst().allSatisfy(isDigit))
    }

    /// Whether there is no byte that must be written as `%` and two digits, and no `%` without them.
    private static func isPlain(_ bytes: Substring.UTF8View) -> Bool {
        var rest = bytes
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%") {
                guard let high = rest.popFirst(), let low = rest.popFirst(), isHexadecimal(high), isHexadecimal(low)
                else { return false }
            } else if !isLetter(byte), !isDigit(byte), byte < 0x80, !"-._~:/?#@!$&'()*+,;=".utf8.contains(byte) {
                return false
            }
        }
        return true
    }
}

private func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }
private func isLetter(_ byte: UInt8) -> Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 }
private func isHexadecimal(_ byte: UInt8) -> Bool {
    isDigit(byte) || UInt8(ascii: "a")...UInt8(ascii: "f") ~= byte | 0x20
}
