public import LandkortCore

/// Consecutive rows that belong to one area.
public struct AreaRun: Sendable, Hashable {
    /// The caller's number of the area; the same in every part that shares it.
    public var area: Int
    /// Rows, ≥ 0.
    public var count: Int

    /// The next `count` rows, in `area`.
    public init(area: Int, count: Int) {
        self.area = area
        self.count = count
    }
}

/// Columns of one part of a campaign and the areas its rows lie in.
public struct CoveragePart: Sendable {
    /// The speeds that rows refer to; each profile is judged once, whatever the number of rows.
    public var profiles: SpeedTable
    /// `n` row numbers in `profiles`.
    public var profile: IndexColumn
    /// Runs whose counts sum to `n`.
    public var areas: [AreaRun]

    /// A part as given; ``coverage(of:threads:)`` compares the lengths.
    public init(profiles: SpeedTable, profile: IndexColumn, areas: [AreaRun]) {
        self.profiles = profiles
        self.profile = profile
        self.areas = areas
    }
}

/// Counts of addresses, a row an area.
public struct CoverageTable: Sendable, Equatable {
    /// The mobile classes seen, fastest first, no coverage last.
    public let mobileClasses: [MobileClass]
    /// Areas in ascending order.
    public private(set) var areas: [Int] = []
    /// `areas.count` rows of `width`: addresses, the figures of ``CoverageFigure``, the mobile classes.
    var counts: [Int32] = []

    var width: Int { 1 + CoverageFigure.count + mobileClasses.count }

    init(mobileClasses: [MobileClass]) { self.mobileClasses = mobileClasses }

    /// The counts of `areas[row]`. O(width).
    public subscript(row: Int) -> Coverage {
        Coverage(mobileClasses: mobileClasses, counts: Array(counts[row * width..<(row + 1) * width]))
    }

    /// The counts of `area`, nil when no address lies in it.
    public func coverage(of area: Int) -> Coverage? {
        var (low, high) = (0, areas.count)
        while low < high {
            let middle = (low + high) / 2
            if areas[middle] < area { low = middle + 1 } else { high = middle }
        }
        return low < areas.count && areas[low] == area ? self[low] : nil
    }

    /// The counts of one row.
    func row(_ row: Int) -> ArraySlice<Int32> { counts[row * width..<(row + 1) * width] }

    mutating func append(area: Int, counts row: ArraySlice<Int32>) {
        areas.append(area)
        counts.append(contentsOf: row)
    }

    /// Adds another table's row to the last area, or to a new one behind it.
    ///
    /// - Parameter classes: where each of the other table's mobile classes stands here.
    mutating func add(_ row: ArraySlice<Int32>, to area: Int, classes: [Int]) {
        if areas.last != area {
            areas.append(area)
            counts.append(contentsOf: repeatElement(0, count: width))
        }
        let start = counts.count - width
        let figures = 1 + CoverageFigure.count
        for place in 0..<figures { counts[start + place] += row[row.startIndex + place] }
        for (place, target) in classes.enumerated() {
            counts[start + figures + target] += row[row.startIndex + figures + place]
        }
    }
}

/// The counts of one area.
public struct Coverage: Sendable, Equatable {
    let mobileClasses: [MobileClass]
    var counts: [Int32]

    /// All addresses of the area, whatever they are offered.
    public var addresses: Int { Int(counts[0]) }

    /// The count called `name` in ``CoverageFigure/names``; nil for another name.
    public subscript(name: String) -> Int? {
        if name == "adresser" { return addresses }
        return CoverageFigure.names.firstIndex(of: name).map { Int(counts[1 + $0]) }
    }

    /// The count at a place of ``CoverageFigure/names``.
    public func figure(at place: Int) -> Int { Int(counts[1 + place]) }

    /// The counts in the order of ``CoverageFigure/names``.
    public var figures: [Int] { counts[1..<1 + CoverageFigure.count].map(Int.init) }

    /// Addresses in each mobile class that has any, fastest first.
    public var mobile: [(class: MobileClass, count: Int)] {
        zip(mobileClasses, counts[(1 + CoverageFigure.count)...])
            .filter { $0.1 > 0 }
            .map { ($0.0, Int($0.1)) }
    }

    /// The sum of several areas' counts; nil of none, or when they are from tables with other mobile classes.
    public static func sum(_ parts: [Coverage]) -> Coverage? {
        guard var total = parts.first, parts.allSatisfy({ $0.mobileClasses == total.mobileClasses }) else { return nil }
        for part in parts.dropFirst() {
            for i in total.counts.indices { total.counts[i] += part.counts[i] }
        }
        return total
    }
}
