import Foundation
import LandkortCore
import LandkortStore

/// The rows of one register, and the versions of them that are over.
struct MemoryTable: Sendable {
    let register: Register
    var rows: [MemoryRow] = []
    var ended: [MemoryRow] = []
    var attachments: [MemoryAttachment] = []
    private var lastKey = 0

    init(_ register: Register) { self.register = register }

    func row(_ id: Feature.ID) -> MemoryRow? { rows.first { $0.feature.id == id } }

    /// The newest version of a thing, be it in force or not.
    func newest(_ id: Feature.ID) -> MemoryRow? { row(id) ?? ended.last { $0.feature.id == id } }

    mutating func add(_ feature: Feature, by actor: Actor?) throws(StoreProblem) -> MemoryRow {
        lastKey += 1
        var row = MemoryRow(key: lastKey, feature: filled(feature), by: actor?.name)
        row.revision += ended.filter { $0.feature.id == row.feature.id }.map(\.revision).max() ?? 0
        row.from = stamp(&row.feature, at: Moment(Date.now).description, isNew: true)
        try refuseTaken(row)
        rows.append(row)
        return row
    }

    mutating func change(_ feature: Feature, by actor: Actor) throws(StoreProblem) -> MemoryRow {
        guard let index = rows.firstIndex(where: { $0.feature.id == feature.id }) else {
            throw .notFound(register.id, feature.id)
        }
        var row = rows[index]
        row.feature = merged(feature, over: row.feature)
        guard row.feature != rows[index].feature else { return row }
        try refuseTaken(row)
        // One moment for both, or there is a time between them in which there is neither.
        let moment = archive(index, .changed, by: actor)
        row.revision += 1
        row.by = actor.name
        row.from = stamp(&row.feature, at: moment)
        rows[index] = row
        return row
    }

    mutating func end(_ id: Feature.ID, _ ending: FeatureVersion.Ending, by actor: Actor?) {
        guard let index = rows.firstIndex(where: { $0.feature.id == id }) else { return }
        _ = archive(index, ending, by: actor)
        rows.remove(at: index)
        endAttachments(of: id, by: actor)
    }

    /// - Returns: when the version ended.
    private mutating func archive(_ index: Int, _ ending: FeatureVersion.Ending, by actor: Actor?) -> String {
        var old = rows[index]
        let moment = max(Moment(Date.now).description, old.from)
        old.to = moment
        old.ending = ending
        old.endedBy = actor?.name
        ended.append(old)
        return moment
    }

    private func refuseTaken(_ row: MemoryRow) throws(StoreProblem) {
        for key in [[register.identifier.name]] + register.uniqueKeys {
            let values = key.map { row.feature[$0] }
            guard !values.contains(.null) else { continue }
            let isTaken = rows.contains { other in other.key != row.key && key.map { other.feature[$0] } == values }
            if isTaken { throw .duplicate(register.id, detail: key.joined(separator: ", ")) }
        }
    }
}

/// What a store fills in.
extension MemoryTable {
    private static let system = ["versions_id", "systid_fra", "systid_til", "oprettet", "bruger_id"]

    /// A new row with its id and its defaults.
    private func filled(_ feature: Feature) -> Feature {
        var feature = feature
        if feature.id.isEmpty { feature.id = UUID().uuidString.lowercased() }
        feature[register.identifier.name] = .string(feature.id)
        for field in register.fields {
            let value = feature[field.name]
            feature.values[field.name] =
                value.isNull || value == .array([]) ? field.defaultValue : field.type.normalized(value)
        }
        return feature
    }

    /// What people fill in, over what was there.
    private func merged(_ feature: Feature, over old: Feature) -> Feature {
        var merged = Feature(id: old.id, values: [:], geometry: feature.geometry)
        for field in register.fields {
            let isKept = Self.system.contains(field.name) || field.name == register.identifier.name
            let value = (isKept ? old : feature)[field.name]
            if !value.isNull, value != .array([]) { merged[field.name] = field.type.normalized(value) }
        }
        return merged
    }

    /// - Parameter isNew: keeps what a new row brings along.
    /// - Returns: when the version began.
    private func stamp(_ feature: inout Feature, at now: String, isNew: Bool = false) -> String {
        let values = ["versions_id": UUID().uuidString.lowercased(), "systid_fra": now, "oprettet": now]
        for (name, value) in values where register[name] != nil {
            let isKept = (isNew || name == "oprettet") && !feature[name].isNull
            if !isKept { feature[name] = .string(value) }
        }
        return feature["systid_fra"].string ?? now
    }
}

/// A row, in force or over.
struct MemoryRow: Sendable {
    let key: Int
    var feature: Feature
    var revision: Revision = 1
    var from = ""
    var by: String?
    var to: String?
    var ending: FeatureVersion.Ending?
    var endedBy: String?

    init(key: Int, feature: Feature, by: String?) {
        self.key = key
        self.feature = feature
        self.by = by
    }
}
