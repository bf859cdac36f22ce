import LandkortCore
import LandkortStore

/// What the sample's rows refer to: the store takes rows as they are and does not look.
struct SampleReferences {
    private let rows: [RegisterID: [Feature]]

    init(_ rows: [RegisterID: [Feature]]) { self.rows = rows }

    /// - Throws: ``SampleProblem/dangling(_:)`` where a row refers to what is neither among the rows nor in `store`.
    /// - Complexity: O(rows), and a look into the store for each record there that they refer to.
    func check(in store: any Store) async throws {
        var known = rows.mapValues { Set($0.map(\.id)) }
        for register in store.registers {
            for row in rows[register.id] ?? [] {
                for reference in register.newReferences(in: row, replacing: nil) {
                    guard known[reference.target]?.contains(reference.id) != true else { continue }
                    guard try await isThere(reference, store) else {
                        throw SampleProblem.dangling("\(register.id)/\(row.id), \(reference.field): \(reference.id)")
                    }
                    known[reference.target, default: []].insert(reference.id)
                }
            }
        }
    }

    private func isThere(_ reference: Reference, _ store: any Store) async throws -> Bool {
        do {
            _ = try await store.feature(reference.id, in: reference.target, reader: .administrator)
            return true
        } catch StoreProblem.notFound, StoreProblem.unknownRegister {
            return false
        }
    }
}
