import LandkortApplication
import LandkortCore

/// Leads whoever may fill a gap to the form that does, and from there back.
struct GapLinks {
    let registers: [Register]
    let context: RequestSource
    /// The page to come back to.
    let here: String

    /// The form of a new record that begins with what the gap says; nil for whoever may not save it.
    func url(of gap: Gap) -> String? {
        guard context.identity.hasForms, let register = registers.first(where: { $0.id == gap.register }) else {
            return nil
        }
        let writing = context.reader.writing(to: register)
        guard writing.isOpen, isOwn(gap.values["cvr_kode"]),
            gap.values["kommunekode"] == nil || writing.allows(feature(gap))
        else { return nil }
        let values = gap.values.filter { register[$0.key] != nil }.sorted { $0.key < $1.key }
        let query = values.map { "\($0.key)=\($0.value.percentEncoded)" } + ["til=\(here.percentEncoded)"]
        return "/collections/\(gap.register)/new?\(query.joined(separator: "&"))"
    }

    /// The form of a record, for whoever may change it.
    func url(changing record: NamedRecord, _ feature: Feature) -> String? {
        guard context.identity.hasForms, let register = registers.first(where: { $0.id == record.register }),
            context.reader.writing(to: register).allows(feature)
        else { return nil }
        return "\(ValueText.address(of: record.id, in: record.register.rawValue))/edit?til=\(here.percentEncoded)"
    }

    /// Whether the reader answers for an authority; nobody's is everybody's.
    func isOwn(_ authority: String?) -> Bool {
        let authorities = context.reader.authorities
        return authorities.isEmpty || (authority.map(authorities.contains) ?? true)
    }

    private func feature(_ gap: Gap) -> Feature { Feature(id: "", values: gap.values.mapValues(Value.string)) }
}
