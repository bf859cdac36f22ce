public import LandkortCore

extension AccessToken {
    /// In the place of a register: opens no register, only the calendar.
    static let calendar: RegisterID = "kalender"

    /// Whether it opens the calendar and nothing else: to every register its bearer is the public.
    public var isForCalendar: Bool { registers == [Self.calendar] }
}

extension Accounts {
    /// How long the address of a calendar is good, in days.
    public static let calendarDays = 365

    /// A secret for the address of the account's own calendar, shown now and kept nowhere.
    ///
    /// Programs that show calendars keep addresses in the clear, so it opens nothing else, and can be revoked.
    public func makeCalendarToken(for account: Account) async throws -> String {
        let token = AccessToken(
            name: "kalender", role: account.role, authority: account.authority, partnership: account.partnership,
            registers: [AccessToken.calendar], created: "", expires: "", owner: account.name)
        return try await make(token, days: Self.calendarDays, by: account.name).secret
    }

    /// The account whose calendar `secret` opens.
    ///
    /// - Throws: ``AccessProblem/badToken`` for one that is unknown, expired, revoked, or for something else.
    public func calendarOwner(_ secret: String) async throws -> Account {
        let token = try await token(secret)
        guard token.isForCalendar, let owner = token.owner else { throw AccessProblem.badToken }
        return try await account(owner)
    }
}
