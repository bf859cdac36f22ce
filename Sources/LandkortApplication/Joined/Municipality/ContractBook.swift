public import LandkortCore
import LandkortRegisters

/// Contracts of several municipalities, and which of them could be tendered together.
public struct ContractBook: Sendable {
    /// Every contract, by the day it ends.
    public let entries: [Entry]
    /// The day that it is told on, `2026-11-20`.
    public let today: String
    /// A row for each contract, by the day it ends.
    public let contracts: JoinedTable
    /// Contracts that end in the same quarter, in order.
    public let quarters: [Group]
    /// Contracts with the same vendor, the dearest first.
    public let vendors: [Group]
    /// The same groups as rows.
    public let groups: JoinedTable
    /// Whole kroner a year, as far as it is told.
    public let yearly: Int?
    /// Whether a row is invented.
    public let isSynthetic: Bool

    /// Contracts that could be tendered together.
    public struct Group: Sendable {
        /// The quarter, such as `2028-4`; nil where they share a vendor.
        public let quarter: String?
        /// The vendor; nil where they end together.
        public let vendor: NamedRecord?
        /// By the municipality's name.
        public let entries: [Entry]

        /// Municipalities that have one of them, in Danish order.
        public var municipalities: [String] {
            Set(entries.map(\.municipality)).danishSorted(by: \.self)
        }
        /// Whole kroner a year, as far as it is told.
        public var yearly: Int? { Programme.sum(entries.map(\.yearly)) }
        /// The first day by which one that ends by itself is to be given notice; nil where none can be told.
        public var notice: String? { entries.filter { !$0.isOpenEnded }.compactMap(\.notice).min() }
        /// Whether several municipalities have one.
        public var isShared: Bool { municipalities.count > 1 }
    }

    /// One contract.
    public struct Entry: Sendable {
        /// The contract.
        public let record: NamedRecord
        /// Whose it is.
        public let municipality: String
        /// With whom.
        public let vendor: NamedRecord?
        /// Its first day; nil is not known.
        public let begins: String?
        /// `2028-12-31`; where it runs until notice is given, the first day it can end.
        public let ends: String?
        /// The last day to give notice, or the first where it runs until then.
        public let notice: String?
        /// Whether it runs until notice is given.
        public let isOpenEnded: Bool
        /// Whole kroner in the last year that is told; nil is not told.
        public let yearly: Int?
        /// The systems it is about.
        public let systems: [NamedRecord]
        /// Whether it can be moved to another authority.
        public let transfer: Mark?
        let quarter: String?
    }

    static let transferSigns: [String: Sign] = [
        "frit": .done, "samtykke": .partly, "nej": .refused, "ukendt": .unknown,
    ]

    /// - Parameter today: `2026-11-20`.
    init(of contracts: [Contract], costs: [ContractCost], names: RowNames, today: String) {
        self.today = today
        let entries = contracts.map { Entry($0, costs, names, today) }
            .sorted { ($0.ends ?? "9999", $0.record.name) < ($1.ends ?? "9999", $1.record.name) }
        self.entries = entries
        let byQuarter = Dictionary(grouping: entries.filter { $0.quarter != nil }) { $0.quarter ?? "" }
        quarters = byQuarter.sorted { $0.key < $1.key }.map { Group(quarter: $0, vendor: nil, entries: $1) }
        let byVendor = Dictionary(grouping: entries.filter { $0.vendor != nil }) { $0.vendor?.id ?? "" }
        vendors = byVendor.values.filter { $0.count > 1 }.map { Group(quarter: nil, vendor: $0[0].vendor, entries: $0) }
            .sorted { ($1.yearly ?? 0, $0.vendor?.name ?? "") < ($0.yearly ?? 0, $1.vendor?.name ?? "") }
        yearly = Programme.sum(entries.map(\.yearly))
        isSynthetic = contracts.contains(where: \.isSynthetic)
        self.contracts = Self.table(entries)
        groups = Self.table(quarters + vendors)
    }
}

extension ContractBook.Entry {
    init(_ contract: Contract, _ costs: [ContractCost], _ names: RowNames, _ today: String) {
        let term = ContractTerm(of: contract, today: today)
        record = NamedRecord(contract, names)
        municipality = contract.municipality.map(names.area) ?? "–"
        vendor = names.referred(contract.vendor, in: "leverandoer")
        begins = contract.begins
        (ends, notice, isOpenEnded) = (term.ends, term.notice, term.isOpenEnded)
        quarter = term.quarter
        yearly =
            costs.filter { $0.contract == contract.id }
            .max { ($0.year ?? 0, $0.isPaid ? 1 : 0) < ($1.year ?? 0, $1.isPaid ? 1 : 0) }?.amount
        systems = contract.systems.compactMap { names.referred($0, in: "it_system") }
        transfer = names.code(of: "overdragelig", in: contract).map { Mark($0, ContractBook.transferSigns) }
    }
}

extension ContractBook {
    private static func table(_ entries: [Entry]) -> JoinedTable {
        var table = JoinedTable(
            id: "kontrakter", title: Bilingual(da: "Kontrakter", en: "Contracts"),
            columns: [
                .init("kontrakt", da: "Kontrakt", en: "Contract"), .init("kommune", da: "Kommune", en: "Municipality"),
                .init("leverandoer", da: "Leverandør", en: "Vendor"), .init("systemer", da: "Systemer", en: "Systems"),
                .init("ophoerer", da: "Ophører", en: "Ends"),
                .init("loebende", da: "Løbetid", en: "Term"), .init("opsiges", da: "Opsiges", en: "Notice"),
                .init("aarlig_udgift", da: "Om året", en: "A year", isNumber: true),
                .init("overdragelig", da: "Kan overdrages", en: "Can be transferred"),
            ])
        for entry in entries {
            table.add(
                .record(entry.record), .text(entry.municipality), entry.vendor.map { .record($0) } ?? .none,
                .records(entry.systems), .optional(day: entry.ends),
                .words(entry.isOpenEnded ? Bilingual(da: "Til den opsiges", en: "Until notice") : fixed),
                .optional(day: entry.notice), .optional(kroner: entry.yearly),
                entry.transfer.map { .mark($0) } ?? .none)
        }
        return table
    }

    private static let fixed = Bilingual(da: "Fast", en: "Fixed")

    private static func table(_ groups: [Group]) -> JoinedTable {
        var table = JoinedTable(
            id: "faelles", title: Bilingual(da: "Kan udbydes sammen", en: "Could be tendered together"),
            columns: [
                .init("faelles", da: "Fælles", en: "In common"),
                .init("kommuner", da: "Kommuner", en: "Municipalities"),
                .init("kontrakter", da: "Kontrakter", en: "Contracts"),
                .init("aarlig_udgift", da: "Om året", en: "A year", isNumber: true),
                .init("opsiges", da: "Første opsigelse", en: "First notice"),
            ])
        for group in groups where group.isShared {
            table.add(
                group.vendor.map { .record($0) } ?? .text(group.quarter ?? ""),
                .text(group.municipalities.joined(separator: ", ")), .records(group.entries.map(\.record)),
                .optional(kroner: group.yearly), .optional(day: group.notice))
        }
        return table
    }
}

extension Workspace {
    /// The contracts of some municipalities, as far as `reader` may see them.
    ///
    /// - Parameter members: codes; nil is every municipality.
    public func contracts(of members: [String]?, reader: Reader) async throws -> ContractBook {
        let source = RowSource(workspace: self, reader: reader)
        let all: [Contract] = try await source.all()
        let chosen = all.filter { contract in
            members.map { members in contract.municipality.map(members.contains) ?? false } ?? true
        }
        let costs: [ContractCost] = try await source.rows(of: chosen) { $0.contract }
        let areas = try await source.features("kommune") + source.features("leverandoer")
        let names = RowNames(registers: registers, of: areas, try await source.features("it_system"))
        return ContractBook(of: chosen, costs: costs, names: names, today: today())
    }
}
