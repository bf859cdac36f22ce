import LandkortCore
import LandkortRegisters

/// A municipality's digitalisation programme: its projects, the money of its pools, and what they are anchored in.
public struct Programme: Sendable {
    /// A row for each project, with its three lights.
    public let projects: JoinedTable
    /// A row for each year that has a pool.
    public let years: JoinedTable
    /// The same years, to be drawn; newest first.
    public let money: [Money]
    /// A row for each part of the strategies that apply here, also those that nothing contributes to.
    public let anchoring: JoinedTable
    /// A row for each benefit that a project is to give.
    public let benefits: JoinedTable
    /// A row for each political case, newest first.
    public let cases: JoinedTable
    /// The last case that was decided; nil where there is none.
    public let decided: (record: NamedRecord, committee: String?, date: String?, decision: String?)?
    /// Projects by the worst of their lights, the worst last.
    public let lights: [(mark: Mark, count: Int)]
    /// Projects that contribute to no part of a strategy.
    public let unanchored: [NamedRecord]
    /// Whether a row is invented.
    public let isSynthetic: Bool

    /// The pools of a year in whole kroner; nil is not told.
    public struct Money: Sendable, Equatable {
        /// The budget's.
        public let year: Int
        /// Set aside, with what was carried over.
        public let budget: Int?
        /// Given to projects; nil also where no grant is registered.
        public let granted: Int?
        /// Spent until it was counted.
        public let spent: Int?
        /// What is set aside and not given.
        public var left: Int? { budget.flatMap { budget in granted.map { budget - $0 } } }
        /// What is given and not spent.
        public var unspent: Int? { granted.flatMap { granted in spent.map { granted - $0 } } }
    }

    static let lightSigns: [String: Sign] = ["groen": .done, "gul": .partly, "roed": .refused, "ukendt": .unknown]
    static let lightFields = ["lys_tid", "lys_oekonomi", "lys_gevinst"]

    init(_ rows: ProgrammeRows) {
        let all = rows.projects.danishSorted(by: \.title)
        money = Self.money(rows)
        projects = Self.projects(all, rows)
        years = Self.years(money)
        anchoring = Self.anchoring(rows)
        benefits = Self.benefits(all, rows)
        let cases = rows.cases.sorted { ($0.date ?? "9999", $0.id) > ($1.date ?? "9999", $1.id) }
        self.cases = Self.cases(cases, rows.names)
        decided = cases.first { $0.decision != nil }.map {
            (NamedRecord($0, rows.names), $0.committee, $0.date, $0.decision)
        }
        lights = Self.lights(all, rows.names)
        let anchored = Set(rows.anchorings.compactMap(\.project))
        unanchored = all.filter { !anchored.contains($0.id) }.map { NamedRecord($0, rows.names) }
        isSynthetic = (all.map(\.isSynthetic) + rows.pools.map(\.isSynthetic)).contains(true)
    }

    /// A project is as well off as the worst of its lights; one nobody has looked at is unknown.
    private static func lights(_ projects: [Project], _ names: RowNames) -> [(mark: Mark, count: Int)] {
        let order: [Sign] = [.done, .partly, .refused, .unknown]
        let codes = names.codes(of: lightFields[0], in: Project.register).map { Mark($0, lightSigns) }
        let worst = projects.map { project in
            let signs = lightFields.compactMap { names.code(of: $0, in: project) }.map { Mark($0, lightSigns).sign }
            return [Sign.refused, .partly, .done].first(where: signs.contains) ?? .unknown
        }
        return order.compactMap { sign in
            let count = worst.filter { $0 == sign }.count
            guard count > 0, let mark = codes.first(where: { $0.sign == sign }) else { return nil }
            return (mark, count)
        }
    }

    /// Grants are added up where one at least is told; the others count nothing.
    private static func money(_ rows: ProgrammeRows) -> [Money] {
        let years = Set(rows.pools.compactMap(\.year)).sorted(by: >)
        return years.map { year in
            let pools = rows.pools.filter { $0.year == year }
            let ids = Set(pools.map(\.id))
            let grants = rows.grants.filter { $0.isGiven && ($0.pool.map(ids.contains) ?? false) }
            return Money(
                year: year, budget: sum(pools.map { pool in pool.budget.map { $0 + (pool.carriedOver ?? 0) } }),
                granted: sum(grants.map(\.granted)), spent: sum(grants.map(\.spent)))
        }
    }

    static func sum(_ amounts: [Int?]) -> Int? {
        let known = amounts.compactMap(\.self)
        return known.isEmpty ? nil : known.reduce(0, +)
    }
}
