public import LandkortCore

/// Makes records that keep every rule of a register, from its declaration alone and each time the same.
public struct RecordMaker {
    /// What the records are of.
    public let register: Register
    /// What references may hold; where a register is not named, an id of nothing.
    public var known: [RegisterID: [Feature.ID]] = [:]
    /// Whether fields that the store fills are given values too.
    public var fillsSystemFields = false

    var random: SplitMix
    let patterns: [String: PatternText]
    private var taken: Set<[Value]> = []
    private var made = 0

    /// - Parameter seed: another seed, other records.
    public init(_ register: Register, seed: UInt64) {
        self.register = register
        random = SplitMix(seed: register.id.rawValue.utf8.reduce(seed) { $0 &* 31 &+ UInt64($1) })
        patterns = Dictionary(
            uniqueKeysWithValues: register.fields.compactMap { field in
                field.pattern.flatMap { PatternText($0) }.map { (field.name, $0) }
            })
    }

    /// Fields whose pattern is beyond this; nothing good can be made for them.
    public var unknownPatterns: [String] {
        register.fields.filter { $0.pattern != nil && patterns[$0.name] == nil }.map(\.name)
    }

    /// An id that none of the others has.
    public mutating func newID() -> Feature.ID {
        while true {
            let id = single(register.identifier).string ?? ""
            if taken.insert(["id", .string(id.lowercased())]).inserted { return id }
        }
    }

    /// The first record has a value in every field, the second only where there must be one, the rest as it falls out.
    public mutating func record(_ id: Feature.ID? = nil) -> Feature {
        let id = id ?? newID()
        defer { made += 1 }
        while true {
            var feature = Feature(id: id, values: [:], geometry: place())
            for field in register.fields where wants(field) { feature[field.name] = value(of: field) }
            feature[register.identifier.name] = .string(id)
            let keys = register.uniqueKeys.filter { $0 != [register.identifier.name] }.map { key in
                key.map { .string($0) } + key.map { feature[$0] }
            }
            if taken.isDisjoint(with: keys) {
                taken.formUnion(keys.filter { !$0.contains(.null) })
                return feature
            }
        }
    }

    private mutating func wants(_ field: Field) -> Bool {
        if field.isSetBySystem && !fillsSystemFields { return false }
        if field.required && !field.isSetBySystem || made == 0 { return true }
        return made > 1 && Int.random(in: 0..<4, using: &random) > 0
    }

    /// A good value of `field`.
    public mutating func value(of field: Field) -> Value {
        guard field.multivalued else { return single(field) }
        var items: [Value] = []
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let item = single(field)
            if !items.contains(item) { items.append(item) }
        }
        return .array(items)
    }
}
