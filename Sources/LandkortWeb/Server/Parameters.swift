import Hummingbird

/// A request's query, decoded as forms and scripts write it: a plus is a space.
struct Parameters: Sendable {
    /// In the order of the address.
    let pairs: [(name: String, value: String)]

    /// What came in another form.
    init(pairs: [(name: String, value: String)]) { self.pairs = pairs }

    init(_ query: String?) {
        pairs = (query ?? "").split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (Self.decoded(parts[0]), parts.count > 1 ? Self.decoded(parts[1]) : "")
        }
    }

    /// The first value of `name`, nil where it is not given.
    subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }

    /// `%C3%B8` is ø; a percent sign that no two digits follow stands for itself.
    private static func decoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            let digits = rest.prefix(2)
            if byte == UInt8(ascii: "%"), digits.count == 2, digits.allSatisfy(\.isHexDigit),
                let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension Request {
    /// The query's parameters.
    var parameters: Parameters { Parameters(uri.query) }
}

extension UInt8 {
    fileprivate var isHexDigit: Bool { Character(UnicodeScalar(self)).isHexDigit }
}
