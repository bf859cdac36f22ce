import Foundation

/// Numbers as people read them: 10.931 and 97,98 % in Danish, 10,931 and 97.98% in English.
public struct Numbers: Sendable {
    /// Of the reader.
    public let language: Language

    /// For readers of `language`.
    public init(language: Language) { self.language = language }

    /// With a mark between the thousands.
    public func count(_ number: Int) -> String {
        let digits = Array(String(abs(number)))
        var text = number < 0 ? "−" : ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { text += language == .da ? "." : "," }
            text.append(digit)
        }
        return text
    }

    /// With its sign; ±0 for none.
    public func change(_ number: Int) -> String {
        switch number {
        case 0: "±0"
        case 1...: "+" + count(number)
        default: count(number)
        }
    }

    /// `part` of `whole`, in percent with one decimal, and two where one would make a few nobody or most all; a dash
    /// of nothing.
    public func share(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "–" }
        let value = 100 * Double(part) / Double(whole)
        let isNearEnd = part > 0 && value < 0.05 || part < whole && value >= 99.95
        return percent(value, decimals: isNearEnd ? 2 : 1)
    }

    /// In percent already: 21.6 is 21,6 %.
    public func percent(_ value: Double, decimals: Int = 1) -> String {
        decimal(value, decimals: decimals) + (language == .da ? "\u{A0}%" : "%")
    }

    /// With exactly so many decimals.
    public func decimal(_ value: Double, decimals: Int) -> String {
        let text = String(format: "%.\(decimals)f", value)
        return language == .da ? text.replacing(".", with: ",") : text
    }
}

extension Numbers {
    /// With at most three decimals, and none that are zero.
    public func plain(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return "–" }
        let thousandths = Int((abs(value) * 1000).rounded())
        let whole = (value < 0 && thousandths > 0 ? "−" : "") + count(thousandths / 1000)
        let rest = String(format: "%03d", thousandths % 1000)
        let decimals = rest.reversed().drop { $0 == "0" }.reversed()
        return decimals.isEmpty ? whole : whole + (language == .da ? "," : ".") + String(decimals)
    }
}
