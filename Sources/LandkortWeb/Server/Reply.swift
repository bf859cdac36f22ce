import HTTPTypes
import Hummingbird
import LandkortCore

/// Answers with bytes of a known kind, packed where the client can unpack, and spared where it has them already.
enum Reply {
    static func json(_ document: JSON, to request: Request) -> Response {
        bytes(document.bytes, "application/json", to: request)
    }

    static func html(_ bytes: [UInt8], to request: Request, status: HTTPResponse.Status = .ok) -> Response {
        self.bytes(bytes, "text/html; charset=utf-8", to: request, status: status)
    }

    /// Sends a browser elsewhere on this server, to read there.
    static func redirect(to path: String) -> Response {
        Response(status: .seeOther, headers: [.location: path, .cacheControl: "no-store"])
    }

    /// Fewer bytes than this are sent as they are: one packet holds them.
    static let fewestPacked = 1024

    /// - Parameters:
    ///   - caching: the Cache-Control header; by default the client asks again each time.
    ///   - canPack: false for bytes that packing makes no smaller.
    ///   - packed: the same bytes as gzip, where they are kept.
    static func bytes(
        _ bytes: [UInt8], _ type: String, to request: Request, status: HTTPResponse.Status = .ok,
        caching: String = "no-cache", canPack: Bool = true, packed: (() -> [UInt8])? = nil
    ) -> Response {
        let isPacked = canPack && bytes.count >= fewestPacked && request.acceptsGzip
        // Packed bytes are another representation, so they have a tag of their own.
        let tag = "\"\(String(fingerprint(bytes), radix: 16))\(isPacked ? "-gzip" : "")\""
        var headers: HTTPFields = [.contentType: type, .cacheControl: caching]
        // The tag of a refusal would be taken for the record's.
        if status == .ok {
            headers[.eTag] = tag
            guard !isKnown(tag, to: request) else { return Response(status: .notModified, headers: headers) }
        }
        if isPacked { headers[.contentEncoding] = "gzip" }
        let sent = isPacked ? packed?() ?? Gzip.packed(bytes, level: Gzip.quick) : bytes
        headers[.contentLength] = String(sent.count)
        guard request.method != .head else { return Response(status: status, headers: headers) }
        return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: sent)))
    }

    /// The strong tag of bytes that are sent as they are.
    static func tag(of bytes: [UInt8]) -> String { "\"\(String(fingerprint(bytes), radix: 16))\"" }

    /// Whether a header with tags names `tag`, packed or not, or anything that exists.
    static func names(_ header: String, _ tag: String) -> Bool {
        let packed = tag.dropLast() + "-gzip\""
        let tags = header.split(separator: ",").map { $0.filter { !$0.isWhitespace } }
        return tags.contains { $0 == "*" || $0 == tag || $0 == packed }
    }

    /// Whether `If-None-Match` names the tag, weak or strong, or anything that exists.
    private static func isKnown(_ tag: String, to request: Request) -> Bool {
        let tags = request.headers[.ifNoneMatch]?.split(separator: ",").map { $0.filter { !$0.isWhitespace } } ?? []
        return tags.contains { $0 == tag || $0 == "W/\(tag)" || $0 == "*" }
    }

    /// FNV-1a over eight bytes at a time: of the answer's bytes alone, so that it tells nothing they do not.
    private static func fingerprint(_ bytes: [UInt8]) -> UInt64 {
        bytes.withUnsafeBytes { raw in
            var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(raw.count)
            var place = 0
            while place + 8 <= raw.count {
                hash = (hash ^ raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)) &* 0x100_0000_01B3
                hash ^= hash >> 29
                place += 8
            }
            for byte in raw[place...] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            return hash
        }
    }
}
