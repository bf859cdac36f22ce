import LandkortCore

extension AnalysisProcess {
    /// `statusnotat`: what the registers say of a partnership's year, as a note to those who decide.
    static let statusNote = AnalysisProcess(
        id: "statusnotat",
        title: Bilingual(da: "Statusnotat", en: "Status note"),
        question: Bilingual(
            da: "Hvad har partnerskabet gjort i året, og hvad venter?",
            en: "What has the partnership done in the year, and what lies ahead?"),
        inputs: [
            Input(
                name: "partnerskab", title: Bilingual(da: "Partnerskabets kode", en: "The partnership's code"),
                isRequired: true, defaultValue: nil, allowed: []),
            Input(
                name: "aar", title: Bilingual(da: "År", en: "Year"),
                help: Bilingual(
                    da: "Uden det: det nyeste, registrene har noget fra.",
                    en: "Without it: the newest that the registers have something from."),
                isRequired: false, defaultValue: nil, allowed: []),
            Input(
                name: formatInput, title: Bilingual(da: "Form", en: "Format"), isRequired: true,
                defaultValue: DocumentFormat.text.rawValue, allowed: DocumentFormat.allCases.map(\.rawValue)),
        ],
        method: Bilingual(
            da: "Notatet skrives af registrene alene; hvert tal kender de rækker, det er talt af.",
            en: "The note is written from the registers alone; every figure knows the rows it is counted from."),
        limits: Bilingual(
            da: "Det, der ikke står i registrene, står ikke i notatet.",
            en: "What the registers do not hold is not in the note."),
        output: .document,
        offer: { input, given, workspace, reader in
            guard input == "aar", let code = given["partnerskab"] else { return [] }
            return try await PartnershipRecords(of: code, in: workspace, reader: reader).years.reversed().map {
                .init(String($0))
            }
        }
    ) { inputs, workspace, reader in
        let format = inputs[formatInput].flatMap(DocumentFormat.init) ?? .text
        let note = try await workspace.statusNote(
            of: inputs["partnerskab"] ?? "", year: inputs["aar"], reader: reader)
        return .document(note, format: format)
    }
}

extension Workspace {
    /// The status note of a partnership's year, for what `reader` may see.
    ///
    /// - Parameter year: four digits; nil is the newest that something is dated in.
    /// - Throws: ``ProcessProblem/unknownPartnership(_:known:)``, ``ProcessProblem/badInput(_:value:allowed:)``,
    ///   ``ProcessProblem/nothingInYear(_:of:known:)``.
    func statusNote(of partnership: String, year asked: String?, reader: Reader) async throws -> Document {
        let records = try await PartnershipRecords(of: partnership, in: self, reader: reader)
        let known = records.years
        if let asked, asked.count != 4 || Int(asked) == nil {
            throw ProcessProblem.badInput("aar", value: asked, allowed: known.map(String.init))
        }
        let year = asked.flatMap { Int($0) }
        guard let chosen = year ?? known.last, known.contains(chosen) else {
            throw ProcessProblem.nothingInYear(year, of: partnership, known: known)
        }
        return StatusNote(records, year: chosen).document
    }
}
