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
        .enabled(if: hasPython, "skipped: no .venv"), arguments: try BuiltIn().registers)
    func verdicts(register: Register) async throws {
        let scratch = try Scratch()
        let circumstances = ModelPublication.Circumstances(address: "https://kort.example.dk", publisher: "x")
        try ModelPublication(Model(), circumstances).write(to: scratch.folder.path)
        let trials = trials(register)
        try scratch.write(Data(JSON.array(trials.map(\.json)).bytes), to: "trials.json")
        let script = """
            import json, sys
            from jsonschema import Draft202012Validator as Validator
            schema = json.load(open(sys.argv[1]))
            Validator.check_schema(schema)
            validator = Validator(schema, format_checker=Validator.FORMAT_CHECKER)
            print(json.dumps([validator.is_valid(one) for one in json.load(open(sys.argv[2]))]))
            """
        let file = try scratch.write(script, to: "script.py")
        let outcome = try await Tool.environmentPython.run(
            [file, scratch.path("skemaer/\(register.id).json"), scratch.path("trials.json")])
        try #require(outcome.code == 0, "\(outcome.errors)")
        let verdicts = try JSONDecoder().decode([Bool].self, from: Data(outcome.output.utf8))
        #expect(verdicts.count == trials.count)
        #expect(verdicts.contains(true) && verdicts.contains(false))
        for (trial, verdict) in zip(trials, verdicts) where trial.isValid != verdict {
            Issue.record(
                "ours \(trial.isValid), theirs \(verdict): \(String(decoding: trial.json.bytes, as: UTF8.self))")
        }
    }
}
