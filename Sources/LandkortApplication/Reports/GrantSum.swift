import LandkortRegisters

/// Grants added up: each row may itself be a sum, so that its fields count and not the row.
struct GrantSum: Equatable {
    /// A sum of values of which some may not be told.
    struct Total: Equatable {
        var sum: Int
        /// Whether every row told its part.
        var isComplete: Bool

        /// Nil when no row tells its part.
        init?(_ values: [Int?]) {
            let known = values.compactMap(\.self)
            guard !known.isEmpty else { return nil }
            sum = known.reduce(0, +)
            isComplete = known.count == values.count
        }
    }

    let amount: Total?
    let projects: Total?
    let addresses: Total?

    init(_ grants: [Grant]) {
        amount = Total(grants.map(\.amount))
        projects = Total(grants.map(\.projects))
        addresses = Total(grants.map(\.addresses))
    }
}

extension Wording {
    /// `9 projekter`; `mindst 9 projekter` where some rows do not tell; nil where none does.
    static func count(_ total: GrantSum.Total?, _ one: String, _ many: String) -> String? {
        total.map { ($0.isComplete ? "" : "mindst ") + count($0.sum, one, many) }
    }
}
