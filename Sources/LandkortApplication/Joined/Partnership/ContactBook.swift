public import LandkortCore
import LandkortRegisters

/// Whom to ask in each municipality of a partnership, and where nobody is named.
public struct ContactBook: Sendable {
    /// Municipalities beside the roles that are expected of them.
    public let matrix: Matrix
    /// Everyone that can be asked, the partnership's own first.
    public let table: JoinedTable
    /// Municipalities that have no role at all that still holds.
    public let without: [NamedRecord]
    /// Records that are past the day by which they were to be confirmed, or have none.
    public let unconfirmed: Int
    /// Roles that are expected and not there.
    public let gaps: Int
    /// Whether a row is invented.
    public let isSynthetic: Bool

    /// Days before the one by which a contact is to be confirmed.
    static let soon = 30

    /// - Parameters:
    ///   - contacts: the partnership's own, and those of its members; those of others are left out.
    ///   - isPromised: whether members have promised to name a coordinator.
    ///   - authorities: CVR numbers by municipality.
    ///   - today: `2026-11-20`.
    init(
        of partnership: Territory.Area, _ members: [Territory.Area], _ contacts: [Contact], isPromised: Bool,
        authorities: [String: String], names: RowNames, today: String
    ) {
        let members = members.danishSorted(by: \.name)
        let held = contacts.filter { contact in
            contact.isHeld(on: today) && (contact.partnership ?? partnership.code) == partnership.code
                && (contact.municipality.map(partnership.members.contains) ?? (contact.partnership != nil))
        }
        let roles = Self.expected(of: held, isPromised, names)
        let those = Dictionary(grouping: held) { [$0.municipality, $0.role] }
        let marks = members.map { member in
            roles.map { role in
                Self.mark(
                    those[[member.code, role.value]] ?? [], role, member, partnership, authorities[member.code], names,
                    today)
            }
        }
        let rows = members.map { NamedRecord(register: "kommune", id: $0.code, name: $0.name) }
        matrix = Matrix(rows: rows.map(Matrix.Heading.init), columns: roles.map(Matrix.Heading.init), marks: marks)
        let asked = Set(held.compactMap(\.municipality))
        without = rows.filter { !asked.contains($0.id) }
        gaps = marks.joined().filter { $0.gap != nil }.count
        unconfirmed = held.filter { [.refused, .unknown].contains(Self.state(of: $0, today).sign) }.count
        isSynthetic = held.contains(where: \.isSynthetic)
        table = Self.table(held, names, today)
    }

    /// Roles that a member has already are expected of all; a coordinator also where members have promised one.
    private static func expected(of contacts: [Contact], _ isPromised: Bool, _ names: RowNames) -> [Code] {
        let there = Set(contacts.filter { $0.municipality != nil }.compactMap(\.role))
        return names.codes(of: "rolle", in: Contact.register).filter { role in
            role.value != "andet" && (there.contains(role.value) || isPromised && role.value == "tovholder")
        }
    }

    private static func mark(
        _ contacts: [Contact], _ role: Code, _ member: Territory.Area, _ partnership: Territory.Area,
        _ authority: String?, _ names: RowNames, _ today: String
    ) -> Mark {
        // The one that is confirmed for longest.
        guard let contact = contacts.max(by: { ($0.confirmBy ?? "") < ($1.confirmBy ?? "") }) else {
            var mark = Mark("mangler", Bilingual(da: "Mangler", en: "Missing"), .missing)
            mark.gap = Gap(
                Contact.register,
                [
                    "betegnelse": "\(role.title.da), \(member.name) Kommune", "rolle": role.value,
                    "kommunekode": member.code, "partnerskabskode": partnership.code, "cvr_kode": authority ?? "",
                ].filter { !$0.value.isEmpty })
            return mark
        }
        var mark = state(of: contact, today)
        mark.record = NamedRecord(contact, names)
        mark.day = contact.confirmBy
        return mark
    }

    /// How sure it is that the role is still held as written.
    static func state(of contact: Contact, _ today: String) -> Mark {
        guard let last = contact.confirmBy.flatMap(Day.init), let now = Day(today) else {
            return Mark("ubekraeftet", Bilingual(da: "Ikke bekræftet", en: "Not confirmed"), .unknown)
        }
        if last < now { return Mark("foraeldet", Bilingual(da: "Forældet", en: "Out of date"), .refused) }
        if last <= now.adding(days: soon) {
            return Mark("snart", Bilingual(da: "Skal snart bekræftes", en: "To be confirmed soon"), .underway)
        }
        return Mark("bekraeftet", Bilingual(da: "Bekræftet", en: "Confirmed"), .done)
    }
}

extension ContactBook {
    fileprivate static func table(_ contacts: [Contact], _ names: RowNames, _ today: String) -> JoinedTable {
        var table = JoinedTable(
            id: "kontakter", title: Bilingual(da: "Hvem kan man spørge?", en: "Whom can one ask?"),
            columns: [
                .init("betegnelse", da: "Hvem", en: "Who"), .init("kommune", da: "Kommune", en: "Municipality"),
                .init("rolle", da: "Rolle", en: "Role"), .init("funktionspostkasse", da: "Skriv til", en: "Write to"),
                .init("telefon", da: "Telefon", en: "Telephone"),
                .init("emner", da: "Kan spørges om", en: "Can be asked about"),
                .init("tilstand", da: "Oplysningerne er", en: "What is written is"),
                .init("bekraeftes_senest", da: "Bekræftes senest", en: "To be confirmed by"),
            ])
        for contact in contacts.danishSorted(by: { order($0, names) }) {
            table.add(
                .record(NamedRecord(contact, names)), .optional(contact.municipality.map(names.area)),
                .optional(names.code(of: "rolle", in: contact)), contact.mailbox.map(JoinedTable.Cell.mailbox) ?? .none,
                .optional(contact.telephone),
                .optional(contact.topics.isEmpty ? nil : contact.topics.joined(separator: ", ")),
                .mark(state(of: contact, today)), .optional(day: contact.confirmBy))
        }
        return table
    }

    private static func order(_ contact: Contact, _ names: RowNames) -> String {
        (contact.municipality.map { "1" + names.area($0) } ?? "0") + contact.title
    }
}

extension Workspace {
    /// Whom to ask in each municipality of `partnership`, as far as `reader` may see them.
    public func contacts(in partnership: Territory.Area, reader: Reader) async throws -> ContactBook {
        let source = RowSource(workspace: self, reader: reader)
        let names = RowNames(
            registers: registers, of: try await source.features("kommune"), try await source.features("partnerskab"))
        let promised = try await source.features("forpligtelse", where: ["art": "tovholder"])
        let members: [Participation] = try await source.rows(of: partnership.code)
        let own = Set(members.map(\.id))
        return ContactBook(
            of: partnership, try await self.members(of: partnership), try await source.all(),
            isPromised: promised.contains { $0["medlemskab"].string.map(own.contains) ?? false },
            authorities: try await territory().municipalities.authorities, names: names, today: today())
    }
}
