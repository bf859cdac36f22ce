public import LandkortCore

extension Workspace {
    /// Meetings, hearings and deadlines of a scope, as far as `reader` may see them; the public is told of the first
    /// two alone, for the others are work of authorities.
    ///
    /// Cost: one read of the versions of each entry.
    public func calendar(
        of scope: WorkScope, in language: Language, reader: Reader
    ) async throws -> [CalendarEntry] {
        let source = RowSource(workspace: self, reader: reader)
        let names = try await deadlineNames(source)
        var entries: [CalendarEntry] = []
        for deadline in Deadline.all where deadline.scope == .partnership || reader.role != .anonymous {
            guard let register = registers.first(where: { $0.id == deadline.register }) else { continue }
            for row in try await source.features(deadline.register) where scope.holds(row) {
                // A meeting stays in the calendar when it is over, and when it is cancelled.
                let isMeeting = deadline.register == "moede"
                guard isMeeting || deadline.waits(row, today()), let day = deadline.day(row, today()) else { continue }
                let version = try await versions(of: row.id, in: register.id, reader: reader).first
                let kinds = [
                    row["syntetisk"] == true ? Self.invented[language] : nil,
                    isMeeting ? nil : deadline.title[language],
                ]
                entries.append(
                    CalendarEntry(
                        row, on: day, as: kinds.compactMap(\.self), names.named(row, in: register), version))
            }
        }
        return entries.sorted { $0.uid < $1.uid }
    }

    /// Before what an invented entry is called: a calendar has no banner.
    private static let invented = Bilingual(da: "Eksempel", en: "Sample")
}
