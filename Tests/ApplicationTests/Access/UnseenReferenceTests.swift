import LandkortCore
import Testing

@testable import LandkortApplication

@Suite("References that the one who saves a record does not see")
struct UnseenReferenceTests {
    private func register(multivalued: Bool) -> Register {
        var register = Wares.register()
        for place in register.fields.indices where register.fields[place].name == "del_af" {
            register.fields[place].multivalued = multivalued
        }
        return register
    }

    private func row(_ value: Value) -> Feature { Feature(id: Wares.id(1), values: ["del_af": value]) }

    private func saved(_ new: Value, _ old: Value, shown: Value) -> Value {
        var isMany = false
        if case .array = old { isMany = true }
        return register(multivalued: isMany)
            .keepingUnseen(in: row(new), of: row(old), shown: row(shown))["del_af"]
    }

    @Test("stay where the field was left as shown, and give way to another where there is room for one")
    func single() {
        #expect(saved(.null, "a", shown: .null) == "a")
        #expect(saved("b", "a", shown: .null) == "b")
        #expect(saved(.null, "a", shown: "a") == .null, "what was seen can be taken away")
    }

    @Test("stay in a list, whatever becomes of those that are seen")
    func many() {
        let old: Value = .array(["a", "b"])
        #expect(saved(.array(["b"]), old, shown: .array(["b"])) == old)
        #expect(saved(.array(["c"]), old, shown: .array(["b"])) == .array(["c", "a"]))
        #expect(saved(.null, old, shown: .array(["b"])) == .array(["a"]))
        #expect(saved(.null, old, shown: old) == .null)
    }
}
