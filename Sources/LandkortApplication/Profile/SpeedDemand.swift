import LandkortAnalysis

/// A speed that people ask of their connection, such as 100/30; every one is a threshold of `daekningsgrad`.
public struct SpeedDemand: Sendable, Hashable {
    /// kbit/s.
    public let download: Int32
    /// kbit/s; 0 asks for the download alone.
    public let upload: Int32
    /// `100_30`: the ending of the figures' names, and what an address of a page carries.
    public let code: String

    private init(_ threshold: Threshold) {
        download = threshold.download
        upload = threshold.upload
        code = threshold.code
    }

    /// The demand with this code; nil when there is none.
    public init?(code: String) {
        guard let threshold = Threshold.all.first(where: { $0.code == code }) else { return nil }
        self.init(threshold)
    }

    /// Slowest first.
    public static let all = Threshold.all.map(SpeedDemand.init).sorted { $0.download < $1.download }
    /// What national aims are written in: 100 Mbit/s down and 30 up.
    public static let usual = all.first { $0.code == "100_30" } ?? all[0]

    /// `100/30` as people write it.
    public var title: String { code.replacing("_", with: "/") }

    /// The figure that counts addresses one technology meets it at.
    public var covered: String { "daekket_\(code)" }
    /// The figure that counts addresses where none does.
    public var missing: String { "udaekket_\(code)" }
    /// The figure that counts addresses where an absent upload leaves it open.
    public var unknown: String { "ukendt_\(code)" }
}
