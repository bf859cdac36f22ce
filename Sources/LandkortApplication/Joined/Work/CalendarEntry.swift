import LandkortCore

/// One entry of a calendar feed.
public struct CalendarEntry: Sendable, Equatable {
    /// When it is.
    public enum Time: Sendable, Equatable {
        /// The whole of `2026-11-20`.
        case day(String)
        /// Danish time of that day, `09:00:00`; without an end it is a moment.
        case clock(day: String, begins: String, ends: String?)
    }

    /// Stays the same as long as the record is there.
    public let uid: String
    /// What it is.
    public let title: String
    /// More of it; nil is nothing.
    public let text: String?
    /// Where it is.
    public let place: String?
    /// The page of the record, from the root of the server.
    public let path: String
    /// When.
    public let time: Time
    /// Whether it does not take place then after all.
    public let isCancelled: Bool
    /// How often the record has been changed, from 0.
    public let sequence: Int
    /// When it was changed last, UTC, `2026-11-20T10:00:00.000Z`.
    public let modified: String
}

extension CalendarEntry {
    init(_ row: Feature, on day: String, as kinds: [String], _ record: NamedRecord, _ version: FeatureVersion?) {
        uid = "\(record.register)-\(record.id)@landkort"
        title = (kinds + [record.name]).joined(separator: ": ")
        text = row["formaal"].string ?? row["emne"].string ?? row["beskrivelse"].string
        place = row["sted"].string
        path =
            record.register == "moede"
            ? "/overblik/moeder/\(record.id)" : "/collections/\(record.register)/items/\(record.id)"
        time =
            row["begynder"].string.map { .clock(day: day, begins: $0, ends: row["slutter"].string) } ?? .day(day)
        isCancelled = ["aflyst", "flyttet"].contains(row["tilstand"].string)
        sequence = max(0, (version?.revision ?? 1) - 1)
        modified = version?.from ?? "1970-01-01T00:00:00.000Z"
    }
}
