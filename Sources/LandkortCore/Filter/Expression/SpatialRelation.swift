/// How two geometries lie to each other (OGC 06-103r4, clause 6.1.15), under CQL2's names.
public enum SpatialRelation: String, Sendable, CaseIterable {
    case intersects = "s_intersects"
    case equals = "s_equals"
    case disjoint = "s_disjoint"
    case touches = "s_touches"
    case within = "s_within"
    case overlaps = "s_overlaps"
    case crosses = "s_crosses"
    case contains = "s_contains"
}
