import Support
import Testing

@testable import LandkortApplication

@Suite("Numbers for distinct texts")
struct ByteDictionaryTests {
    private func number(_ text: String, in dictionary: inout ByteDictionary) -> (number: UInt32, isNew: Bool) {
        var text = text
        return text.withUTF8 { dictionary.number(UnsafeRawBufferPointer($0)) }
    }

    @Test("texts are numbered in order of appearance, and known ones keep their number")
    func order() {
        var dictionary = ByteDictionary()
        for (place, text) in ["b", "", "a", "bb", "æ"].enumerated() {
            #expect(number(text, in: &dictionary) == (UInt32(place), true))
        }
        #expect(number("", in: &dictionary) == (1, false))
        #expect(number("æ", in: &dictionary) == (4, false))
        #expect((0..<dictionary.count).map(dictionary.text) == ["b", "", "a", "bb", "æ"])
    }

    @Test("tens of thousands of texts, most alike, are told apart and found again")
    func many() {
        var dictionary = ByteDictionary()
        let texts = (0..<30_000).map { "Vej \($0 % 10)\(String(repeating: "0", count: $0 % 17))\($0)" }
        for text in texts { _ = number(text, in: &dictionary) }
        #expect(dictionary.count == Set(texts).count)
        for place in stride(from: 0, to: texts.count, by: 97) {
            let found = number(texts[place], in: &dictionary)
            #expect(!found.isNew)
            #expect(dictionary.text(Int(found.number)) == texts[place])
        }
    }

    @Test("texts that differ in one byte, at any place and length, are different", arguments: 1...25)
    func oneByte(length: Int) {
        var dictionary = ByteDictionary()
        let zeros = [UInt8](repeating: 0, count: length)
        var variants = [zeros, zeros + [0], Array(zeros.dropLast())]
        for place in zeros.indices {
            var variant = zeros
            variant[place] = 1
            variants.append(variant)
        }
        for variant in variants { _ = variant.withUnsafeBytes { dictionary.number($0) } }
        #expect(dictionary.count == variants.count)
    }
}

@Suite("Sorting by a 64-bit key")
struct RadixSortTests {
    @Test("sorts as the standard library does, and equal keys keep their order", arguments: [0, 1, 2, 300, 5000])
    func sorts(count: Int) {
        var random = SplitMix(seed: UInt64(count))
        let masks: [UInt64] = [.max, 0xFF, 0xFF00_0000_0000_00FF, 0, 0x3]
        for mask in masks {
            var entries = (0..<count).map { RadixSort.Entry(key: random.next() & mask, row: UInt32($0)) }
            let expected = entries.sorted { ($0.key, $0.row) < ($1.key, $1.row) }
            RadixSort.sort(&entries)
            #expect(entries.map(\.row) == expected.map(\.row))
        }
    }
}
