import Foundation
import LandkortCore

/// Numbers as people read them: 10.931 and 97,98 % in Danish, 10,931 and 97.98% in English.
struct Numbers: Sendable {
    let language: Language

    func count(_ number: Int) -> String {
        let digits = Array(String(abs(number)))
        var text = number < 0 ? "−" : ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { text += language == .da ? "." : "," }
            text.append(digit)
        }
        return text
    }

    /// With its sign; ±0 for none.
    func change(_ number: Int) -> String {
        switch number {
        case 0: "±0"
        case 1...: "+" + count(number)
        default: count(number)
        }
    }

    /// `part` of `whole`, in percent with one decimal, and two where one would make a few nobody or most all; a dash
    /// of nothing.
    func share(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "–" }
        let value = 100 * Double(part) / Double(whole)
        let isNearEnd = part > 0 && value < 0.05 || part < whole && value >= 99.95
        return percent(value, decimals: isNearEnd ? 2 : 1)
    }

    func percent(_ value: Double, decimals: Int = 1) -> String {
        decimal(value, decimals: decimals) + (language == .da ? "\u{A0}%" : "%")
    }

    func decimal(_ value: Double, decimals: Int) -> String {
        let text = String(format: "%.\(decimals)f", value)
        return language == .da ? text.replacing(".", with: ",") : text
    }

    /// Mbit/s with as many decimals as it has; thousands are not set apart, as in the names of classes: 1000/50.
    func speed(_ kbit: Int32) -> String {
        let text = MobileClass.mbit(kbit)
        return language == .da ? text.replacing(".", with: ",") : text
    }
}
