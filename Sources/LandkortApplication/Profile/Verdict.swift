public import LandkortCore

/// Whether an address gets a speed, and what decided it.
public enum Verdict: Sendable, Hashable {
    /// The fastest single technology that offers both download and upload.
    case covered(Technology)
    /// The fastest technology there is, which is too slow; nil where nothing fixed is offered.
    case missing(Technology?)
    /// A technology whose download suffices and whose upload nobody knows, where no other settles it.
    case unknown(Technology)

    /// Yes, whatever the technology.
    public var isCovered: Bool {
        if case .covered = self { true } else { false }
    }

    /// No; an unknown answer is not one.
    public var isMissing: Bool {
        if case .missing = self { true } else { false }
    }
}

extension SpeedProfile {
    /// The answer that `daekningsgrad` counts, for one address and a demand of the fixed network.
    public func verdict(at demand: SpeedDemand) -> Verdict {
        let enough = offered.filter { download($0) >= demand.download }
        if let fit = enough.first(where: { demand.upload == 0 || upload($0) >= demand.upload }) { return .covered(fit) }
        if let open = enough.first(where: { upload($0) <= 0 }) { return .unknown(open) }
        return .missing(offered.first)
    }

    /// Whether a demand of either network is met; nil where nobody knows.
    func meets(_ demand: SpeedDemand) -> Bool? {
        guard demand.network == .fixed else { return mobile.download >= demand.download }
        return switch verdict(at: demand) {
        case .covered: true
        case .missing: false
        case .unknown: nil
        }
    }

    /// Fixed technologies that are offered, the fastest download first, then the fastest upload.
    public var offered: [Technology] {
        Technology.allCases.filter { download($0) > 0 }
            .sorted { (download($0), upload($0)) > (download($1), upload($1)) }
    }

    /// Whether xDSL is the only fixed technology.
    public var isCopperOnly: Bool { offered == [.xdsl] }
}
