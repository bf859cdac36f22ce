public import LandkortCore

/// What people are shown of an answer of rows beside the rows: an analysis tells it once, and every page draws it.
public struct Showing: Sendable {
    /// What the rows say, as a sentence.
    public var finding: Bilingual
    /// Shares to draw beneath one another; nil of fewer than two.
    public var shares: Shares?
    /// The cells to draw on a map; nil where the answer has no places.
    public var cells: Cells?
    /// The campaigns that were counted, the latest first.
    public var campaigns: [Campaign]

    /// Some of a number of addresses.
    public struct Share: Sendable, Equatable {
        /// Addresses.
        public var part: Int
        /// Addresses, of which ``part`` are some.
        public var whole: Int

        /// 0 to 100; 0 of nothing.
        public var percent: Double { whole == 0 ? 0 : 100 * Double(part) / Double(whole) }
    }

    /// Areas' shares on one scale from zero.
    public struct Shares: Sendable {
        /// One area.
        public struct Entry: Sendable {
            /// Of the area.
            public var name: String
            /// What is drawn.
            public var now: Share
            /// What it was, on the same ground; nil where nothing is compared.
            public var before: Share?
        }

        /// What the chart shows, as a sentence.
        public var title: Bilingual
        /// What is drawn, and among which areas.
        public var measure: Bilingual
        /// The largest share first.
        public var entries: [Entry]
    }

    /// A campaign's cells, coloured by the share that lacks a demand.
    public struct Cells: Sendable {
        /// Whose addresses are counted.
        public var campaign: Campaign
        /// What is lacked.
        public var demand: SpeedDemand
        /// Only what lies in this area; nil is all of the campaign.
        public var area: Territory.Area?
    }
}

extension Showing.Shares {
    /// More areas than this are not all drawn: their tables are read, not looked at.
    static let most = 100

    /// The largest shares of `entries` first, at most ``most``; nil of fewer than two.
    init?(title: Bilingual, measure: Bilingual, ranking entries: [Entry]) {
        guard entries.count > 1 else { return nil }
        let order = entries.sorted { a, b in
            a.now.percent == b.now.percent
                ? a.name.danishOrder < b.name.danishOrder : a.now.percent > b.now.percent
        }
        self.title = title
        self.entries = Array(order.prefix(Self.most))
        guard entries.count > Self.most else {
            self.measure = measure
            return
        }
        self.measure = Bilingual { language in
            let count = Numbers(language: language).count(entries.count)
            return switch language {
            case .da: "\(measure.da) De \(Self.most) med den største andel af \(count)."
            case .en: "\(measure.en) The \(Self.most) with the largest share of \(count)."
            }
        }
    }
}

extension Bilingual {
    /// The same sentence in either language.
    init(_ sentence: (Language) -> String) { self.init(da: sentence(.da), en: sentence(.en)) }
}
