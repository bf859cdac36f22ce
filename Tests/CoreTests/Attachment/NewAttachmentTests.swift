import Foundation
import Support
import Testing

@testable import LandkortCore

@Suite("Files that are to be attached")
struct NewAttachmentTests {
    private func file(
        _ bytes: [UInt8], declared: String? = nil, name: String = "a", keepsPosition: Bool = false,
        by rule: AttachmentRule = .files
    ) throws(AttachmentProblem) -> NewAttachment {
        try NewAttachment(bytes, fileName: name, declared: declared, keepsPosition: keepsPosition, by: rule)
    }

    @Test(
        "the type is told by the bytes",
        arguments: [
            (TestPictures.jpeg(), MediaType.jpeg), (TestPictures.png, .png), (TestPictures.webp, .webp),
            (TestPictures.pdf, .pdf),
        ])
    func types(bytes: [UInt8], type: MediaType) throws {
        #expect(try file(bytes).type == type)
        #expect(try file(bytes, declared: type.rawValue).type == type)
        #expect(try file(bytes, declared: "application/octet-stream").type == type)
        #expect(try file(bytes, declared: type.rawValue.uppercased() + "; charset=binary").type == type)
    }

    @Test("what says that it is something else is refused, as is what nobody can look at")
    func refusals() {
        #expect(throws: AttachmentProblem.otherType(declared: "image/png", found: .jpeg)) {
            try file(TestPictures.jpeg(), declared: "image/png")
        }
        #expect(throws: AttachmentProblem.otherType(declared: ".pdf", found: .png)) {
            try NewAttachment(TestPictures.png, fileName: "plan.PDF", by: .files)
        }
        #expect(throws: AttachmentProblem.otherType(declared: ".jpeg", found: .pdf)) {
            try NewAttachment(TestPictures.pdf, fileName: "foto.jpeg", by: .files)
        }
        #expect(throws: AttachmentProblem.notTaken(.other, taken: AttachmentRule.files.types)) {
            try file(Array("<html><script>alert(1)</script>".utf8), declared: "image/jpeg")
        }
        #expect(throws: AttachmentProblem.notTaken(.pdf, taken: AttachmentRule.photos.types)) {
            try file(TestPictures.pdf, by: .photos)
        }
        #expect(throws: AttachmentProblem.empty) { try file([]) }
        let large = TestPictures.pdf + [UInt8](repeating: 0, count: NewAttachment.mostBytes)
        #expect(throws: AttachmentProblem.tooLarge(most: NewAttachment.mostBytes)) { try file(large) }
    }

    @Test(
        "a picture that stops in the middle is refused",
        arguments: [TestPictures.jpeg(), TestPictures.png, TestPictures.webp])
    func damage(bytes: [UInt8]) throws {
        let whole = bytes.count - (MediaType(of: bytes) == .jpeg ? TestPictures.trace.utf8.count : 0)
        for count in [13, whole / 2, whole - 1] {
            #expect(throws: AttachmentProblem.damaged(MediaType(of: bytes))) { try file(Array(bytes.prefix(count))) }
        }
    }

    @Test(
        "a file that only begins as a WebP is refused",
        arguments: ["JUNK\u{4}\0\0\0abcd", "VP8X\u{2}\0\0\0ab", "VP8 \u{8}\0\0\0<script>", "VP8L\u{2}\0\0\0ab"])
    func fakeWebP(chunks: String) throws {
        let bytes = Array("RIFF\u{10}\0\0\0WEBP\(chunks)".utf8)
        #expect(throws: AttachmentProblem.damaged(.webp)) { try file(bytes) }
        let whole = Array("RIFF\u{10}\0\0\0WEBPVP8L\u{2}\0\0\0/a".utf8)
        #expect(try file(whole).type == .webp)
    }

    @Test(
        "what the camera wrote is taken out unless it is to be kept",
        arguments: [TestPictures.jpeg(), TestPictures.png, TestPictures.webp])
    func traces(bytes: [UInt8]) throws {
        func hasTrace(_ bytes: [UInt8]) -> Bool {
            String(decoding: bytes, as: UTF8.self).contains(TestPictures.trace)
        }
        #expect(hasTrace(bytes))
        #expect(try file(bytes, keepsPosition: true).content == bytes)
        let content = try file(bytes).content
        #expect(!hasTrace(content))
        #expect(try file(content).content == content, "nothing is left to be taken out")
        #expect(MediaType(of: content) == MediaType(of: bytes))
    }

    @Test("which way up a photo is stays, and nothing else of Exif")
    func orientation() throws {
        let turned = try file(TestPictures.jpeg(orientation: 6)).content
        let tag = Array("Exif\0\0MM".utf8) + [0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0]
        #expect(turned.firstRange(of: tag) != nil)
        let upright = try file(TestPictures.jpeg(orientation: 1)).content
        #expect(upright.firstRange(of: Array("Exif".utf8)) == nil)
        #expect(upright.firstRange(of: Array("JFIF".utf8)) != nil)
    }

    @Test("a name is a name and no path, and the title is the name where nobody gave one")
    func names() throws {
        let file = try file(TestPictures.pdf, name: "../../etc\\aftale\r\n\"x\".pdf")
        #expect(file.fileName == "aftalex.pdf" && file.title == "aftalex.pdf")
        let titled = try NewAttachment(TestPictures.pdf, fileName: "a.pdf", title: "  Aftale  om\tmast ", by: .files)
        #expect(titled.title == "Aftale om mast")
    }
}
