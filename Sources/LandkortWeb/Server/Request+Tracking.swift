import Hummingbird

extension Request {
    /// The same page without what mail services and social media add to a link that somebody shares; nil where nothing
    /// was added, and for programs, which write their addresses themselves.
    var withoutTracking: String? {
        guard method == .get, headers[.accept]?.contains("text/html") == true, let query = uri.query else { return nil }
        let parts = query.split(separator: "&", omittingEmptySubsequences: false)
        let kept = parts.filter { !Self.isTracking($0.prefix { $0 != "=" }.lowercased()) }
        guard kept.count < parts.count else { return nil }
        return kept.isEmpty ? uri.path : uri.path + "?" + kept.joined(separator: "&")
    }

    private static func isTracking(_ name: String) -> Bool { name.hasPrefix("utm_") || tracking.contains(name) }

    private static let tracking: Set = [
        "fbclid", "gclid", "gbraid", "wbraid", "dclid", "msclkid", "igshid", "twclid", "ttclid", "li_fat_id", "mc_cid",
        "mc_eid", "_hsenc", "_hsmi",
    ]
}
