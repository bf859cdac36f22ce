public import LandkortCore

/// Why a store cannot be made to fit a changed declaration before a person has decided something.
public enum MigrationObstacle: Sendable, Hashable {
    /// A record's id would be another, and everything that refers to it with it.
    case identifier(RegisterID, from: String, to: String)
    case geometry(RegisterID, from: GeometryKind?, to: GeometryKind?)
    /// `count` records have a value that the field cannot hold, `examples` the first of them.
    case values(RegisterID, field: String, count: Int, examples: [Example])
    /// `count` sets of records have the same key, `examples` the values of the first.
    case duplicates(RegisterID, key: [String], count: Int, examples: [String])

    /// A record, and the value of it that does not fit.
    public struct Example: Sendable, Hashable {
        /// The record's.
        public let id: Feature.ID
        /// As text.
        public let value: String
    }

    /// How many examples are told.
    static let told = 5

    /// What is in the way, and what to do.
    public var sentence: Bilingual {
        switch self {
        case .identifier(let id, let old, let new):
            Bilingual(
                da: """
                    \(id): posternes id ville skifte fra \(old) til \(new), og henvisninger til dem ville pege på \
                    ingenting. Behold \(old) som identifier, eller lav et nyt register.
                    """,
                en: """
                    \(id): the records' id would change from \(old) to \(new), and references to them would point at \
                    nothing. Keep \(old) as the identifier, or make a new register.
                    """)
        case .geometry(let id, let old, let new):
            Bilingual(
                da: """
                    \(id): geometri kan ikke gøres fra \(old.title.da) til \(new.title.da). Behold arten, eller lav et \
                    nyt register.
                    """,
                en: """
                    \(id): a geometry cannot be turned from \(old.title.en) into \(new.title.en). Keep the kind, or \
                    make a new register.
                    """)
        case .values(let id, let field, let count, let examples):
            values("\(id).\(field)", count, examples.map { "\($0.id): »\($0.value)«" })
        case .duplicates(let id, let key, let count, let examples):
            duplicates("\(id) (\(key.joined(separator: ", ")))", count, examples)
        }
    }

    private func values(_ field: String, _ count: Int, _ examples: [String]) -> Bilingual {
        let list = examples.joined(separator: "; ") + (count > examples.count ? " …" : "")
        let (poster, records) = (count.counted("post", "poster"), count.counted("record has", "records have"))
        return Bilingual(
            da: "\(field): \(poster) har en værdi, som feltet ikke kan rumme (\(list)). Ret dem først.",
            en: "\(field): \(records) a value that the field cannot hold (\(list)). Mend them first.")
    }

    private func duplicates(_ key: String, _ count: Int, _ examples: [String]) -> Bilingual {
        let list = examples.map { "»\($0)«" }.joined(separator: "; ") + (count > examples.count ? " …" : "")
        return Bilingual(
            da: "\(key): \(count.counted("nøgle", "nøgler")) findes i mere end én post (\(list)). Ret dem først.",
            en: "\(key): \(count.counted("key is", "keys are")) in more than one record (\(list)). Mend them first.")
    }
}
