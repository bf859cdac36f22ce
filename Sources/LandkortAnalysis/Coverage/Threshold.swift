/// A speed that people ask about; covered means that one single technology offers it.
public struct Threshold: Sendable, Hashable {
    /// kbit/s.
    public var download: Int32
    /// kbit/s; 0 asks for the download alone.
    public var upload: Int32

    /// `100_30`, or `500` for the download alone: the ending of the figures' names.
    public var code: String {
        upload > 0 ? "\(download / 1000)_\(upload / 1000)" : "\(download / 1000)"
    }

    /// `100/30` as people write it.
    public var title: String { code.replacing("_", with: "/") }

    /// The thresholds of `daekningsgrad`, in the order of its figures.
    public static let all = [
        Threshold(download: 100_000, upload: 30_000),
        Threshold(download: 10_000, upload: 2_000),
        Threshold(download: 30_000, upload: 5_000),
        Threshold(download: 500_000, upload: 0),
        Threshold(download: 1_000_000, upload: 0),
    ]
}
