/// Small files of each kind that can be attached, with something of the photographer in each picture.
public enum TestPictures {
    /// Text that only the parts of a picture have that tell where, when and by whom it was taken.
    public static let trace = "GPS-SPOR-57.04N-9.92E"

    private static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
        [0xff, marker, UInt8((content.count + 2) >> 8), UInt8((content.count + 2) & 255)] + content
    }

    /// A picture of one white dot, turned as `orientation` says, as JPEG with Exif, XMP, IPTC, a comment and another
    /// picture behind it.
    public static func jpeg(orientation: UInt8 = 6) -> [UInt8] {
        let entry: [UInt8] = [0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]
        let exif = Array("Exif\0\0II".utf8) + [42, 0, 8, 0, 0, 0, 1, 0] + entry + [0, 0, 0, 0] + Array(trace.utf8)
        let head = segment(0xe0, Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0])
        let traces =
            segment(0xe1, exif) + segment(0xe1, Array("http://ns.adobe.com/xap/1.0/\0\(trace)".utf8))
            + segment(0xed, Array("Photoshop 3.0\0\(trace)".utf8)) + segment(0xfe, Array(trace.utf8))
        let table = segment(0xdb, [0] + [UInt8](repeating: 1, count: 64))
        let frame = segment(0xc0, [8, 0, 1, 0, 1, 1, 1, 0x11, 0])
        let codes =
            segment(0xc4, [0x00, 0, 1] + [UInt8](repeating: 0, count: 14) + [0])
            + segment(0xc4, [0x10, 0, 1] + [UInt8](repeating: 0, count: 14) + [0])
        let scan = segment(0xda, [1, 1, 0, 0, 63, 0]) + [0x0f, 0xff, 0x00, 0x0f]
        return [0xff, 0xd8] + head + traces + table + frame + codes + scan + [0xff, 0xd9] + Array(trace.utf8)
    }

    /// Chunks as a PNG has them; the checksums are not right, and nobody here looks at them.
    public static let png: [UInt8] = {
        func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
            [0, 0, 0, UInt8(content.count)] + Array(name.utf8) + content + [0, 0, 0, 0]
        }
        return [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
            + chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]) + chunk("eXIf", Array(trace.utf8))
            + chunk("IDAT", [1, 2, 3]) + chunk("iTXt", Array(trace.utf8)) + chunk("IEND", [])
    }()

    /// Chunks as a WebP has them.
    public static let webp: [UInt8] = {
        func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
            let padded = content.count % 2 == 0 ? content : content + [0]
            return Array(name.utf8) + [UInt8(content.count), 0, 0, 0] + padded
        }
        let chunks =
            chunk("VP8X", [0x0c, 0, 0, 0, 0, 0, 0, 0, 0, 0]) + chunk("VP8 ", [0, 0, 0, 0x9d, 0x01, 0x2a, 1])
            + chunk("EXIF", Array(trace.utf8)) + chunk("XMP ", Array(trace.utf8))
        return Array("RIFF".utf8) + [UInt8(chunks.count + 4), 0, 0, 0] + Array("WEBP".utf8) + chunks
    }()

    /// A PNG with another text in it, in angle brackets.
    public static func commented(_ text: String) -> [UInt8] {
        let content = Array("<\(text)>".utf8)
        let chunk: [UInt8] = [0, 0, 0, UInt8(content.count)] + Array("tEXt".utf8) + content + [0, 0, 0, 0]
        return png.dropLast(12) + chunk + png.suffix(12)
    }

    /// A document without a page.
    public static let pdf = Array("%PDF-1.4\n1 0 obj <<>> endobj\n%%EOF\n".utf8)
}
