import LandkortCore
import LandkortStore
import Support
import Testing

@testable import LandkortApplication

@Suite("What the sample's rows refer to")
struct SampleReferenceTests {
    private func row(_ number: Int, _ whole: Int? = nil) -> Feature {
        Feature(id: Wares.id(number), values: whole.map { ["del_af": .string(Wares.id($0))] } ?? [:])
    }

    @Test("is in the store or among the rows, else the sample is refused with the row and the field")
    func dangling() async throws {
        let store = try MemoryStore([Wares.register()])
        try await store.insert([Wares.id: [row(1)]])
        try await SampleReferences([Wares.id: [row(2, 1), row(3, 2)]]).check(in: store)
        let problem = await #expect(throws: SampleProblem.self) {
            try await SampleReferences([Wares.id: [row(2, 1), row(3, 4)]]).check(in: store)
        }
        #expect(problem?.code == "sample.dangling" && problem?.kind == .defect)
        #expect(problem?.message.en.contains("varer/\(Wares.id(3)), del_af: \(Wares.id(4))") == true)
    }
}
