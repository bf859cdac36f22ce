import LandkortCore

/// Counts address by address, as one would with pencil and paper; shares nothing with the code it checks.
struct NaiveCoverage {
    /// Figure to count, by area.
    private(set) var areas: [Int: [String: Int]] = [:]

    private static let speeds: [(name: String, down: Int32, up: Int32?)] = [
        ("100_30", 100_000, 30_000), ("10_2", 10_000, 2_000), ("30_5", 30_000, 5_000), ("500", 500_000, nil),
        ("1000", 1_000_000, nil),
    ]

    mutating func add(_ address: SpeedProfile, to area: Int) {
        let fixed = (0..<4).map { (down: address.speeds[$0 * 2], up: address.speeds[$0 * 2 + 1]) }
        count("adresser", area)
        for (name, down, up) in Self.speeds { count("\(verdict(fixed, down, up))_\(name)", area) }
        let offered = fixed.map { $0.down > 0 }
        for (name, isOffered) in zip(["fasttraadloest", "fiber", "kabel", "xdsl"], offered) where isOffered {
            count(name, area)
        }
        if offered == [false, false, false, true] { count("kun_kobber", area) }
        if !offered.contains(true) { count("ingen_fast", area) }
        let (down, up) = (address.speeds[8], address.speeds[9])
        count(down == 0 ? "mobil ingen" : "mobil \(down) \(up)", area)
    }

    private func verdict(_ fixed: [(down: Int32, up: Int32)], _ down: Int32, _ up: Int32?) -> String {
        let fast = fixed.filter { $0.down >= down }
        guard let up else { return fast.isEmpty ? "udaekket" : "daekket" }
        if fast.contains(where: { $0.up >= up }) { return "daekket" }
        return fast.contains { $0.up == 0 } ? "ukendt" : "udaekket"
    }

    private mutating func count(_ figure: String, _ area: Int) { areas[area, default: [:]][figure, default: 0] += 1 }
}
