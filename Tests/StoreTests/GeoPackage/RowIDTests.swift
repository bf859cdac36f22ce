import Foundation
import Testing

@testable import LandkortStore

@Suite("Ids of rows that are written together")
struct RowIDTests {
    private let seed = "00010203-0405-4607-8809-0a0b0c0d0e0f"

    @Test("SipHash-2-4 answers as its authors' own program does")
    func vector() {
        // Key 00 01 … 0f, message 00 01 … 07: the ninth of the published vectors.
        let key: (UInt64, UInt64) = (0x0706_0504_0302_0100, 0x0f0e_0d0c_0b0a_0908)
        #expect(SipHash.value(of: 0x0706_0504_0302_0100, key) == 0x93f5_f579_9a93_2462)
    }

    @Test("they are random uuids, the same by the same seed, and none tells of its neighbours")
    func random() throws {
        let (ids, again) = (RowIDs(seed), RowIDs(seed))
        let texts = (0..<20_000).map(ids.text)
        #expect(texts == (0..<20_000).map(again.text))
        #expect(Set(texts).count == texts.count)
        #expect(
            texts.allSatisfy {
                $0.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil
            })
        for length in [1, 4, 12] {
            let heads = Set(texts.prefix(16).map { $0.prefix(length) })
            #expect(heads.count > 8 || length == 1 && heads.count > 4, "no head is shared")
        }
        let rising = zip(texts, texts.dropFirst()).count { $0 < $1 }
        #expect((9_000...11_000).contains(rising), "half of them: they are in no order")
        #expect(RowIDs(UUID().uuidString).text(0) != texts[0])
    }
}
