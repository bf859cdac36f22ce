import LandkortCore

/// Small declarations to read and to break.
enum DeclarationText {
    /// 17 lines, a register `ting` with the fields `ting_id` and `antal`; `{}` marks nothing missing.
    static let thing = """
        id: urn:landkort:model:ting
        name: ting
        title: Ting
        imports: [linkml:types]
        classes:
          Ting:
            annotations: {geometri: Point}
            attributes:
              ting_id:
                identifier: true
              antal:
                range: integer
              art:
                range: Art
        enums:
          Art:
            permissible_values: {"1": {title: En}, "2": {title: To, deprecated: Udgået}}
        """

    /// The problem in `thing` when `old` is replaced, or with other files beside it.
    static func problem(_ old: String = "", _ new: String = "", beside files: [String: String] = [:])
        -> RegisterProblem?
    {
        let text = old.isEmpty ? thing : thing.replacing(old, with: new)
        do {
            _ = try RegisterReader.read(files.merging(["prøve/ting.yaml": text]) { $1 })
            return nil
        } catch {
            return error
        }
    }

    /// Everything wrong with `thing` when each text is replaced.
    static func problems(_ changes: (String, String)...) -> [RegisterProblem] {
        let text = changes.reduce(thing) { $0.replacing($1.0, with: $1.1) }
        return RegisterReading(Declarations(["prøve/ting.yaml": text])).problems
    }

    /// `thing` with every other text in place of the one before it, read.
    static func register(_ changes: String...) throws -> Register {
        var text = thing
        for index in stride(from: 0, to: changes.count, by: 2) {
            text = text.replacing(changes[index], with: changes[index + 1])
        }
        return try RegisterReader.read(["prøve/ting.yaml": text])[0]
    }
}
