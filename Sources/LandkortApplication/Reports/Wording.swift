import Foundation
import LandkortCore

/// How Danish prose writes numbers, lists and periods.
enum Wording {
    static let numbers = Numbers(language: .da)

    /// `1 projekt`, `9 projekter`.
    static func count(_ number: Int, _ one: String, _ many: String) -> String {
        "\(numbers.count(number)) \(number == 1 ? one : many)"
    }

    /// Whole kroner: from a million in millions where two decimals say it all, else on the krone.
    static func amount(_ kroner: Int) -> String {
        guard abs(kroner) >= 1_000_000, kroner % 10_000 == 0 else { return numbers.count(kroner) + " kr." }
        return numbers.plain(Double(kroner / 10_000) / 100) + " mio. kr."
    }

    /// `a, b og c`.
    static func list(_ words: [String]) -> String {
        guard words.count > 1, let last = words.last else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " og " + last
    }

    /// `20. november 2026` of `2026-11-20`.
    static func date(_ day: String) -> String { DateText(language: .da)(day, .long) }

    /// `2024`, `2024-2025`.
    static func years(_ years: ClosedRange<Int>) -> String {
        years.count == 1 ? "\(years.lowerBound)" : "\(years.lowerBound)-\(years.upperBound)"
    }

    /// The text as it stands within a sentence: a first word in capitals, such as IT or 5G, keeps them.
    static func within(_ text: String) -> String {
        let isWord = text.dropFirst().first.map { $0.isLowercase || $0.isWhitespace } ?? true
        return isWord ? text.prefix(1).lowercased() + text.dropFirst() : text
    }

    /// With a full stop, unless it ends in one or its like.
    static func sentence(_ text: String) -> String {
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        return trimmed.last.map { ".?!".contains($0) } == true ? trimmed : trimmed + "."
    }
}
