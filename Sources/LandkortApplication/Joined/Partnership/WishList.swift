public import LandkortCore
import LandkortRegisters

/// What a partnership wished for, whom it asked, and what came of it.
public struct WishList: Sendable {
    /// A row for each wish, the newest first.
    public let table: JoinedTable
    /// How often each outcome is there, the best first.
    public let outcomes: [(mark: Mark, count: Int)]
    /// Wishes that nobody outside has been told of.
    public let unraised: Int
    /// Whether a row is invented.
    public let isSynthetic: Bool

    /// The outcomes of the code list, and what each is to a reader.
    static let signs: [String: Sign] = [
        "imoedekommet_i_hoej_grad": .done, "delvist": .partly, "nej": .refused, "afventer": .underway,
    ]

    init(of wishes: [Wish], names: RowNames) {
        table = Self.table(wishes.sorted { Self.order($0) > Self.order($1) }, names)
        let codes = wishes.compactMap(\.outcomeCode)
        outcomes = names.codes(of: "udfald", in: Wish.register).compactMap { code in
            let count = codes.filter { $0 == code.value }.count
            return count == 0 ? nil : (Mark(code, Self.signs), count)
        }
        unraised = wishes.filter { !$0.isRaised }.count
        isSynthetic = wishes.contains(where: \.isSynthetic)
    }

    private static func order(_ wish: Wish) -> String { wish.date ?? wish.year.map { "\($0)" } ?? "" }

    private static func table(_ wishes: [Wish], _ names: RowNames) -> JoinedTable {
        var table = JoinedTable(
            id: "oensker", title: Bilingual(da: "Ønsker og udfald", en: "Wishes and outcomes"),
            columns: [
                .init("oenske", da: "Ønske", en: "Wish"), .init("emne", da: "Emne", en: "Topic"),
                .init("rejst_ved", da: "Rejst ved", en: "Raised at"),
                .init("anledning", da: "Møde eller høring", en: "Meeting or hearing"),
                .init("modpart", da: "Hos hvem", en: "With whom"), .init("aar", da: "År", en: "Year"),
                .init("udfald", da: "Udfald", en: "Outcome"),
                .init("udfald_tekst", da: "Hvad der kom ud af det", en: "What came of it"),
            ])
        for wish in wishes {
            let occasion = [(Meeting.register, wish.meeting), (Hearing.register, wish.hearing)].compactMap {
                register, id in
                names.referred(id, in: register)
            }
            table.add(
                .record(NamedRecord(wish, names)), .optional(names.code(of: "emne", in: wish)),
                .optional(names.code(of: "rejst_ved", in: wish)), .records(occasion), .optional(wish.counterpart),
                .optional(wish.year.map(String.init)), mark(wish, names), .optional(wish.outcome))
        }
        return table
    }

    private static func mark(_ wish: Wish, _ names: RowNames) -> JoinedTable.Cell {
        names.code(of: "udfald", in: wish).map { .mark(Mark($0, signs)) } ?? .none
    }
}

extension Workspace {
    /// What `partnership` wished for, as far as `reader` may see it.
    public func wishes(of partnership: Territory.Area, reader: Reader) async throws -> WishList {
        let source = RowSource(workspace: self, reader: reader)
        let meetings: [Meeting] = try await source.all()
        let hearings: [Hearing] = try await source.rows(of: partnership.code)
        let names = RowNames(registers: registers, and: (meetings as [any RegisterRow]) + hearings)
        return WishList(of: try await source.rows(of: partnership.code), names: names)
    }
}
