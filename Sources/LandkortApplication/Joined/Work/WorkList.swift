import LandkortCore

/// What waits for somebody who has signed in, in order of date.
public struct WorkList: Sendable {
    /// The rows that are the person's own authority's, or their partnerships'.
    public let own: JoinedTable
    /// Those of other municipalities that the person also answers for.
    public let others: JoinedTable
    /// Own rows that are past their day.
    public let late: Int
    /// Own rows of the next thirty days.
    public let soon: Int
    /// The next own row with a day that has not passed.
    public let next: (record: NamedRecord, day: String)?
    /// Whether a row is invented.
    public let isSynthetic: Bool

    static let near = 30

    /// One row that waits.
    struct Entry {
        let kind: Bilingual
        let record: NamedRecord
        let day: String?
        let place: String?
        let isOwn: Bool
        let isSynthetic: Bool
    }

    /// - Parameter today: `2026-11-20`.
    init(_ entries: [Entry], today: String) {
        let sorted = entries.enumerated()
            .sorted { ($0.element.day ?? "9999", $0.offset) < ($1.element.day ?? "9999", $1.offset) }.map(\.element)
        let mine = sorted.filter(\.isOwn)
        let marks = mine.map { Self.mark($0.day, today) }
        own = Self.table("mit", da: "Venter på dig", en: "Waits for you", mine, today)
        others = Self.table(
            "kommuner", da: "Venter i de kommuner, du svarer for", en: "Waits in the municipalities you answer for",
            sorted.filter { !$0.isOwn }, today)
        late = marks.filter { $0.sign == .refused }.count
        soon = marks.filter { $0.sign == .underway }.count
        next = mine.first { ($0.day ?? "") >= today }.flatMap { entry in entry.day.map { (entry.record, $0) } }
        isSynthetic = entries.contains(where: \.isSynthetic)
    }

    /// How near the day is.
    static func mark(_ day: String?, _ today: String) -> Mark {
        guard let day = day.flatMap(Day.init), let now = Day(today) else {
            return Mark("uden_dag", Bilingual(da: "Uden dag", en: "No day"), .unknown)
        }
        let days = day.number - now.number
        if days < 0 { return Mark("over_frist", Bilingual(da: "Over frist", en: "Late"), .refused) }
        if days <= near {
            let title =
                days == 0
                ? Bilingual(da: "I dag", en: "Today")
                : Bilingual(da: "Om \(days.counted("dag", "dage"))", en: "In \(days.counted("day", "days"))")
            return Mark("snart", title, .underway)
        }
        return Mark("senere", Bilingual(da: "Senere", en: "Later"), .missing)
    }

    private static func table(
        _ id: String, da: String, en: String, _ entries: [Entry], _ today: String
    ) -> JoinedTable {
        var table = JoinedTable(
            id: id, title: Bilingual(da: da, en: en),
            columns: [
                .init("hvad", da: "Hvad", en: "What"), .init("naar", da: "Hvornår", en: "When"),
                .init("dag", da: "Dag", en: "Day"), .init("slags", da: "Slags", en: "Kind"),
                .init("sted", da: "Hvor", en: "Where"),
            ])
        for entry in entries {
            var mark = mark(entry.day, today)
            mark.day = entry.day
            table.add(
                .record(entry.record), .mark(mark), .optional(day: entry.day), .words(entry.kind),
                .optional(entry.place))
        }
        return table
    }
}
