import LandkortCore

/// The figures that `daekningsgrad` counts for an area, in the order of its columns.
public enum CoverageFigure {
    /// `daekket_100_30`, `udaekket_100_30`, `ukendt_100_30` and so on, then technologies and the two needs.
    public static let names: [String] =
        Threshold.all.flatMap { ["daekket_\($0.code)", "udaekket_\($0.code)", "ukendt_\($0.code)"] }
        + technologies.map(\.code) + ["kun_kobber", "ingen_fast"]

    static let technologies: [Technology] = [.fibre, .cable, .xdsl, .fixedWireless]
    static let firstTechnology = Threshold.all.count * 3
    static let copperOnly = firstTechnology + technologies.count
    static let nothingFixed = copperOnly + 1
    /// Figures that are one bit of a profile's mask.
    static let count = nothingFixed + 1
}
