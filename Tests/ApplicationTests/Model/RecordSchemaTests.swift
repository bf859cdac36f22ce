import Foundation
import LandkortApplication
import LandkortCore
import LandkortRegisters
import Support
import Testing

@Suite("JSON Schemas of records")
struct RecordSchemaTests {
    private static let hasPython = Tool.environmentPython.isHere

    /// A record and what our own check says of it.
    private struct Trial {
        let json: JSON
        let isValid: Bool
    }

    private static let strange: [Value] = [
        .null, "x", "0", "1", "99", "2026-11-20", "2026-02-30", "2026-11-20T10:00:00Z", "2026-11-20T10:00:00+01:00",
        "10:00:00", "https://eksempel.dk/a", "a b", -1, 0, 7, 100_001, 1.5, true, ["x"], ["29"], ["29", "nul"], [1],
    ]

    /// The example rows, and the first of them with strange values in every field.
    private func trials(_ register: Register) -> [Trial] {
        let rows = BuiltIn.declarations.rows(of: register)
        let check = FeatureCheck(register)
        var features = rows
        for field in register.fields {
            for value in Self.strange {
                var feature = rows[0]
                feature[field.name] = value
                features.append(feature)
            }
        }
        return features.map { feature in
            var nameless = feature
            nameless.id = ""
            let members = feature.values.map { JSON.Member(name: $0.key, value: JSON($0.value)) }
            let problems = check.problems(in: nameless).filter { $0 != .missingGeometry }
            return Trial(json: .object(members), isValid: problems.isEmpty)
        }
    }

    @Test(
        "another program's verdict on example rows and on strange values is ours",
        .enabled(if: hasPython, "skipped: no .venv"))
    func verdicts() async throws {
        let scratch = try Scratch()
        let circumstances = ModelPublication.Circumstances(address: "https://kort.example.dk", publisher: "x")
        let model = Model()
        try ModelPublication(model, circumstances).write(to: scratch.folder.path)
        let all = model.registers.map { (id: $0.id.rawValue, trials: trials($0)) }
        let records = all.map { JSON.Member(name: $0.id, value: .array($0.trials.map(\.json))) }
        try scratch.write(Data(JSON.object(records).bytes), to: "trials.json")

        let file = try scratch.write(Self.validation, to: "script.py")
        let outcome = try await Tool.environmentPython.run(
            [file, scratch.path("skemaer"), scratch.path("trials.json")])
        try #require(outcome.code == 0, "\(outcome.errors)")
        let verdicts = try JSONDecoder().decode([String: [Bool]].self, from: Data(outcome.output.utf8))
        #expect(verdicts.count == model.registers.count)
        for (id, trials) in all { compare(trials, with: try #require(verdicts[id]), id) }
    }

    private func compare(_ trials: [Trial], with verdicts: [Bool], _ id: String) {
        #expect(verdicts.count == trials.count, "\(id)")
        #expect(verdicts.contains(true) && verdicts.contains(false), "\(id)")
        for (trial, verdict) in zip(trials, verdicts) where trial.isValid != verdict {
            let json = String(decoding: trial.json.bytes, as: UTF8.self)
            Issue.record("\(id): ours \(trial.isValid), theirs \(verdict): \(json)")
        }
    }

    private static let validation = """
        import json, os, sys
        from jsonschema import Draft202012Validator as Validator
        verdicts = {}
        for register, records in json.load(open(sys.argv[2])).items():
            schema = json.load(open(os.path.join(sys.argv[1], register + ".json")))
            Validator.check_schema(schema)
            validator = Validator(schema, format_checker=Validator.FORMAT_CHECKER)
            verdicts[register] = [validator.is_valid(one) for one in records]
        print(json.dumps(verdicts))
        """
}
