/// Dates in words, and times by Danish clocks: 20. november 2026 in text, 20. nov. 2026 in tables.
public struct DateText: Sendable {
    /// How much of the month is written.
    public enum Length: Sendable {
        case long
        case short
    }

    /// How much of a time of day is written.
    public enum Clock: Sendable {
        case minutes
        case seconds
    }

    /// Of the reader.
    public let language: Language

    /// For readers of `language`.
    public init(language: Language) { self.language = language }

    /// `2026-11-20`, or a moment such as `2026-11-20T10:00:00Z`, which is told as it is in Denmark; other text as it is.
    public func callAsFunction(_ text: String, _ length: Length, _ clock: Clock = .minutes) -> String {
        let time = text.contains("T") ? DanishTime(text) : nil
        let numbers = (time?.day ?? text[...]).split(separator: "-").compactMap { Int($0) }
        guard numbers.count == 3, (1...12).contains(numbers[1]) else { return text }
        return day(numbers, length) + (time.map { self.clock($0, clock) } ?? "")
    }

    private func day(_ numbers: [Int], _ length: Length) -> String {
        let month = Self.months[numbers[1] - 1][language]
        let (year, day) = (numbers[0], numbers[2])
        return switch (language, length) {
        case (.da, .long): "\(day). \(month) \(year)"
        case (.en, .long): "\(day) \(month) \(year)"
        // »maj« is not an abbreviation and takes no full stop.
        case (.da, .short): "\(day). \(month.prefix(3))\(month.count > 3 ? "." : "") \(year)"
        case (.en, .short): "\(day) \(month.prefix(3)) \(year)"
        }
    }

    private func clock(_ time: DanishTime, _ clock: Clock) -> String {
        let shown = time.clock.prefix(clock == .seconds ? 8 : 5)
        let text = language == .da ? " kl. \(shown.replacing(":", with: "."))" : " at \(shown)"
        guard time.isRepeated else { return text }
        let summer = time.zone == "+02:00"
        return switch language {
        case .da: text + (summer ? " (sommertid)" : " (normaltid)")
        case .en: text + (summer ? " (summer time)" : " (standard time)")
        }
    }

    private static let months = [
        Bilingual(da: "januar", en: "January"), Bilingual(da: "februar", en: "February"),
        Bilingual(da: "marts", en: "March"), Bilingual(da: "april", en: "April"), Bilingual(da: "maj", en: "May"),
        Bilingual(da: "juni", en: "June"), Bilingual(da: "juli", en: "July"), Bilingual(da: "august", en: "August"),
        Bilingual(da: "september", en: "September"), Bilingual(da: "oktober", en: "October"),
        Bilingual(da: "november", en: "November"), Bilingual(da: "december", en: "December"),
    ]
}
