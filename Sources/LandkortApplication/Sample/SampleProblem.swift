public import LandkortCore

/// Why the sample was not written; the store is then as it was.
public enum SampleProblem: Problem {
    case missingFile(String)
    /// A value that is absent, not a number or not known; `line` counts from 1.
    case unreadable(file: String, line: Int, column: String)
    /// The store has campaigns and registers with rows that are nobody's invention.
    case storeInUse(campaigns: [CampaignID], registers: [RegisterID])
    /// The store has a sample of another build in the same municipalities.
    case otherSample(CampaignID)
    /// Another program wrote it while this one was about to.
    case writtenMeanwhile
    /// A row refers to what is not there: the register and row, the field and the id.
    case dangling(String)

    /// `sample.` and what is wrong.
    public var code: String {
        switch self {
        case .missingFile: "sample.missing-file"
        case .unreadable: "sample.unreadable"
        case .storeInUse: "sample.store-in-use"
        case .otherSample: "sample.other-sample"
        case .writtenMeanwhile: "sample.written-meanwhile"
        case .dangling: "sample.dangling"
        }
    }

    /// A defect where the files are at fault, for they are part of the program.
    public var kind: ProblemKind {
        switch self {
        case .missingFile, .unreadable, .dangling: .defect
        case .storeInUse, .otherSample, .writtenMeanwhile: .conflict
        }
    }

    /// Names the file and the line, or what the store holds.
    public var message: Bilingual {
        switch self {
        case .writtenMeanwhile:
            Bilingual(
                da: "Et andet program skriver eksemplet i det samme lager, eller har lige gjort det. "
                    + "Vent, og kør kommandoen igen: den skriver kun det, der mangler.",
                en: "Another program is writing the sample into the same store, or just did. "
                    + "Wait and run the command again: it writes only what is missing.")
        case .dangling(let row):
            Bilingual(
                da: "Eksempeldata: \(row) er ikke i lageret eller eksemplet. Intet er skrevet.",
                en: "Sample data: \(row) is neither in the store nor in the sample. Nothing was written.")
        case .missingFile(let name):
            Bilingual(
                da: "Eksempeldata mangler filen \(name).",
                en: "The sample data lack the file \(name).")
        case .unreadable(let file, let line, let column):
            Bilingual(
                da: "Eksempeldata: \(file), linje \(line): værdien i «\(column)» kan ikke læses.",
                en: "Sample data: \(file), line \(line): the value in “\(column)” cannot be read.")
        case .storeInUse(let campaigns, let registers):
            Bilingual(
                da: "Lageret har rigtige data (\(Self.list(campaigns, registers, "kortlægning", .da))), "
                    + "og eksemplet må ikke blandes med dem. Intet er skrevet. Brug et nyt lager, fx --store demo.gpkg.",
                en: "The store has real data (\(Self.list(campaigns, registers, "campaign", .en))), "
                    + "and the sample must not be mixed with it. Nothing was written. "
                    + "Use a new store, such as --store demo.gpkg.")
        case .otherSample(let campaign):
            Bilingual(
                da: "Lageret har allerede en anden udgave af eksemplets kortlægning \(campaign.name). "
                    + "Intet er skrevet. Brug et nyt lager, fx --store demo.gpkg.",
                en: "The store has another version of the sample's campaign \(campaign.name). Nothing was written. "
                    + "Use a new store, such as --store demo.gpkg.")
        }
    }

    private static func list(
        _ campaigns: [CampaignID], _ registers: [RegisterID], _ word: String, _ language: Language
    ) -> String {
        let named = campaigns.map { "\(word) \($0.name) – \($0.kind.title[language])" }
        return (named + registers.map(\.rawValue)).joined(separator: ", ")
    }
}
