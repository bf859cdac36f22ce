/// What one address is offered: ten speeds in kbit/s, `0` where nothing is offered or the speed is unknown.
///
/// Order: download and upload of each ``Technology`` in turn, then of mobile.
public struct SpeedProfile: Sendable, Hashable {
    /// Speeds in a profile: two for each of four technologies, two for mobile.
    public static let width = 10

    /// kbit/s, in the order above.
    public var speeds: InlineArray<10, Int32>

    /// Ten times `speed`, kbit/s; by default nothing is offered.
    public init(repeating speed: Int32 = 0) { speeds = InlineArray(repeating: speed) }

    /// kbit/s; 0 counts as not offered.
    public func download(_ technology: Technology) -> Int32 { speeds[technology.rawValue * 2] }
    /// kbit/s; 0 beside a positive download is unknown, not none.
    public func upload(_ technology: Technology) -> Int32 { speeds[technology.rawValue * 2 + 1] }

    /// The last two speeds as one class.
    public var mobile: MobileClass {
        MobileClass(download: speeds[8], upload: speeds[9])
    }

    /// Equal in all ten speeds; `InlineArray` gives no `Equatable` to synthesise this from.
    public static func == (a: Self, b: Self) -> Bool {
        for i in 0..<width where a.speeds[i] != b.speeds[i] { return false }
        return true
    }

    /// All ten speeds, as `==` compares them.
    public func hash(into hasher: inout Hasher) {
        for i in 0..<Self.width { hasher.combine(speeds[i]) }
    }
}

/// The distinct speed profiles of some addresses, one array a column.
///
/// A whole country has a few thousand profiles for 2.6 million addresses, so rows hold a small number each,
/// and a question about speeds is answered once a profile instead of once an address.
public struct SpeedTable: Sendable, Equatable {
    /// Ten arrays of `count` speeds in kbit/s, in the order of ``SpeedProfile``.
    public private(set) var columns: [[Int32]]

    /// No profiles yet.
    public init() { columns = Array(repeating: [], count: SpeedProfile.width) }

    /// - Parameter columns: ten arrays of one length.
    public init?(columns: [[Int32]]) {
        guard columns.count == SpeedProfile.width, columns.allSatisfy({ $0.count == columns[0].count }) else {
            return nil
        }
        self.columns = columns
    }

    /// Profiles, the length of each column.
    public var count: Int { columns[0].count }

    /// Two arrays of `count` speeds, kbit/s. O(1), no copy.
    public func columns(of technology: Technology) -> (download: [Int32], upload: [Int32]) {
        (columns[technology.rawValue * 2], columns[technology.rawValue * 2 + 1])
    }

    /// The same of mobile coverage.
    public var mobileColumns: (download: [Int32], upload: [Int32]) { (columns[8], columns[9]) }

    /// Adds a profile at the end, known or not: keeping profiles distinct is the caller's task.
    public mutating func append(_ profile: SpeedProfile) {
        for i in 0..<SpeedProfile.width { columns[i].append(profile.speeds[i]) }
    }

    /// One profile gathered from the ten columns; `row` in 0 ..< `count`. O(1).
    public subscript(row: Int) -> SpeedProfile {
        var profile = SpeedProfile()
        for i in 0..<SpeedProfile.width { profile.speeds[i] = columns[i][row] }
        return profile
    }
}

/// A class of mobile coverage, such as 600/30 Mbit/s; unknown classes are kept as they come.
public struct MobileClass: Sendable, Hashable, Comparable {
    /// kbit/s; 0 is no coverage.
    public var download: Int32
    /// kbit/s; 0 is unknown.
    public var upload: Int32

    /// kbit/s, as the file has them.
    public init(download: Int32, upload: Int32) {
        self.download = download
        self.upload = upload
    }

    /// `600/30`, `600/ukendt` where the upload is not known, or `ingen`.
    public var code: String {
        guard download > 0 else { return "ingen" }
        return "\(Self.mbit(download))/\(upload > 0 ? Self.mbit(upload) : "ukendt")"
    }

    /// Mbit/s with a point and at most three decimals: 10240 is `10.24`.
    public static func mbit(_ kbit: Int32) -> String {
        let (whole, rest) = (kbit / 1000, kbit % 1000)
        guard rest != 0 else { return String(whole) }
        var decimals = String(rest + 1000).dropFirst()
        while decimals.last == "0" { decimals.removeLast() }
        return "\(whole).\(decimals)"
    }

    /// The slower is the smaller: by download, then by upload.
    public static func < (a: Self, b: Self) -> Bool {
        (a.download, a.upload) < (b.download, b.upload)
    }
}
