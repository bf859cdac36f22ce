import LandkortCore

/// What was taken out of a record for good while somebody filled in its form.
extension RecordForm {
    /// Whether it is filled in with what an earlier version said.
    var isOfPast: Bool { earlier != nil || sent?[Self.past] != nil }

    /// The last redaction before the form that came back was made; one that does not say knows of none.
    var sentRedaction: Int { sent?[Self.redactions].flatMap { Int($0) } ?? 0 }

    /// Empties what was taken out of the record for good after the form was made, which would come back with it.
    ///
    /// - Parameters:
    ///   - all: what was taken out since.
    ///   - withPast: whether the form may hold what stood in a version that has ended.
    mutating func forget(_ all: [Redaction], withPast: Bool) {
        guard let sent else { return }
        let names = Set(all.filter { withPast || $0.endedBefore == nil }.flatMap(\.fields))
        var stored = self
        (stored.sent, stored.feature) = (nil, old)
        func said(_ texts: [String]) -> [String] { texts.filter { !$0.isEmpty } }
        redacted = fields.filter { names.contains($0.name) && said(texts(of: $0)) != said(stored.texts(of: $0)) }
        let gone = Set(redacted.map { Self.prefix + $0.name })
        let kept = sent.pairs.filter { !gone.contains($0.name) }
        self.sent = Parameters(
            pairs: kept
                + redacted.flatMap { field in
                    stored.texts(of: field).map { (name: Self.prefix + field.name, value: $0) }
                })
    }
}
