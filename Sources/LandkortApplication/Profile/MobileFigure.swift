import LandkortAnalysis
import LandkortCore

/// Counts of addresses by how slow their best mobile class is, made of the classes that the analysis counts.
enum MobileFigure {
    /// The classes that people ask for, slowest first. An address is under one by its download alone: earlier
    /// campaigns have no mobile upload, and a class has one upload to a download.
    static let limits = [(30, 2), (50, 3), (100, 5), (200, 10), (600, 30)].map { download, upload in
        MobileClass(download: download * 1000, upload: upload * 1000)
    }

    /// `mobil_under_30_2` and so on, then `mobil_ingen`.
    static let names = limits.map(name) + [none]
    static let none = "mobil_ingen"

    static func name(_ limit: MobileClass) -> String { "mobil_under_\(code(limit))" }

    /// `100_5`.
    static func code(_ limit: MobileClass) -> String { limit.code.replacing("/", with: "_") }

    /// In the order of ``names``.
    static func counts(_ coverage: Coverage) -> [Int] {
        let classes = coverage.mobile
        return names.indices.map { count(at: $0, classes) }
    }

    /// The count at a place of ``names``.
    static func count(at place: Int, _ classes: [(class: MobileClass, count: Int)]) -> Int {
        let limit = place < limits.count ? limits[place].download : 1
        return classes.reduce(0) { $0 + ($1.class.download < limit ? $1.count : 0) }
    }
}
