/// The four fixed technologies of the national coverage file, in its column order.
public enum Technology: Int, Sendable, CaseIterable {
    case fixedWireless
    case fibre
    case cable
    case xdsl

    /// The word figures carry, as in `daekningsgrad`.
    public var code: String {
        switch self {
        case .fixedWireless: "fasttraadloest"
        case .fibre: "fiber"
        case .cable: "kabel"
        case .xdsl: "xdsl"
        }
    }

    /// As a column or a legend names it.
    public var title: Bilingual {
        switch self {
        case .fixedWireless: Bilingual(da: "Fast trådløst", en: "Fixed wireless")
        case .fibre: Bilingual(da: "Fiber", en: "Fibre")
        case .cable: Bilingual(da: "Kabel-tv", en: "Cable")
        case .xdsl: Bilingual(da: "xDSL (kobber)", en: "xDSL (copper)")
        }
    }
}
