import Foundation
import LandkortCore
import Testing

@Suite("What a file holds instead of text")
struct OtherContentTests {
    private static let line = "adgadr_id;vejnavn;husnr\nÆrøvej"

    @Test("is told by its first bytes")
    func known() throws {
        for encoding in [String.Encoding.utf16, .utf16LittleEndian, .utf16BigEndian] {
            #expect(OtherContent(start: try #require(Self.line.data(using: encoding))) == .utf16)
        }
        #expect(OtherContent(start: [0x1F, 0x8B, 8, 0]) == .gzip)
        #expect(OtherContent(start: Array("PK\u{3}\u{4}".utf8)) == .zip)
        #expect(OtherContent(start: Array("SQLite format 3\0".utf8)) == .database)
        #expect(OtherContent(start: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0]) == .picture)
        #expect(OtherContent(start: [0xFF, 0xD8, 0xFF, 0xE0]) == .picture)
        #expect(OtherContent(start: Array("%PDF-1.7\n".utf8)) == .pdf)
        #expect(OtherContent(start: [0xD0, 0xCF, 0x11, 0xE0, 0xA1]) == .oldOffice)
        #expect(OtherContent(start: Array("na\u{1}vn;by\na;b".utf8)) == .controls)
        #expect(OtherContent(start: [0, 0, 0, 0]) == .zeros)
        #expect(OtherContent(start: Array("en tekst med \0 i".utf8)) == .zeros)
    }

    @Test("is nothing where it is text, in UTF-8 or Latin-1")
    func text() throws {
        #expect(OtherContent(start: Array(Self.line.utf8)) == nil)
        #expect(OtherContent(start: try #require(Self.line.data(using: .isoLatin1))) == nil)
        #expect(OtherContent(start: Array("navn\tby\na\u{1};b".utf8)) == nil)
        #expect(OtherContent(start: [UInt8]()) == nil)
    }
}
