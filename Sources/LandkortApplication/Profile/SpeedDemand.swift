import LandkortAnalysis
import LandkortCore

/// What a demand is made of: the fixed technologies, or mobile coverage. The need for one says nothing of the other.
public enum Network: String, Sendable, CaseIterable {
    case fixed = "fast"
    case mobile = "mobil"
}

/// A speed that people ask of their connection, such as 100/30: a threshold of `daekningsgrad`, or a class of mobile
/// coverage.
public struct SpeedDemand: Sendable, Hashable {
    /// kbit/s.
    public let download: Int32
    /// kbit/s; 0 asks for the download alone.
    public let upload: Int32
    /// `100_30`: the ending of the figures' names, and what an address of a page carries.
    public let code: String
    /// Where it is asked for.
    public let network: Network

    private init(_ threshold: Threshold) {
        network = .fixed
        download = threshold.download
        upload = threshold.upload
        code = threshold.code
    }

    /// Met by every class as fast down; see ``MobileFigure/limits``.
    private init(_ mobile: MobileClass) {
        network = .mobile
        download = mobile.download
        upload = mobile.upload
        code = MobileFigure.code(mobile)
    }

    /// The demand with this code; nil when the network has none.
    public init?(code: String, of network: Network = .fixed) {
        guard let demand = Self.all(of: network).first(where: { $0.code == code }) else { return nil }
        self = demand
    }

    /// Slowest first.
    public static func all(of network: Network) -> [SpeedDemand] {
        switch network {
        case .fixed: all
        case .mobile: allMobile
        }
    }

    /// What is shown to who asks for nothing else.
    public static func usual(of network: Network) -> SpeedDemand {
        switch network {
        case .fixed: usual
        case .mobile: allMobile.first { $0.code == "100_5" } ?? allMobile[0]
        }
    }

    private static let allMobile = MobileFigure.limits.map(SpeedDemand.init)
    /// Of the fixed network, slowest first.
    public static let all = Threshold.all.map(SpeedDemand.init).sorted { $0.download < $1.download }
    /// What national aims are written in: 100 Mbit/s down and 30 up.
    public static let usual = all.first { $0.code == "100_30" } ?? all[0]

    /// `100/30` as people write it.
    public var title: String { code.replacing("_", with: "/") }

    /// The figure that counts addresses where nothing meets it.
    public var missing: String { network == .mobile ? "mobil_under_\(code)" : "udaekket_\(code)" }
    /// The figure that counts addresses where an absent upload leaves it open; no mobile class does.
    public var unknown: String? { network == .mobile ? nil : "ukendt_\(code)" }
}
