public import LandkortCore

/// Why a coverage file was not imported; the store is then as it was.
public enum CampaignProblem: Problem {
    /// The campaign's own name will not do.
    case badName(String, CampaignName.Flaw)
    case noFile(path: String)
    case isFolder(path: String)
    case notText(file: String, OtherContent)
    /// Reading failed on the way; `code` is the system's.
    case unreadable(file: String, code: Int32)
    case empty(file: String)
    case noRows(file: String)
    case notUTF8(file: String, line: Int, column: String)
    case unknownHeader(file: String, column: Int, heading: String)
    case repeatedHeader(file: String, column: Int, heading: String)
    case missingHeaders(file: String, headings: [String])
    case lineTooLong(file: String, line: Int)
    /// The first of `count` errors, which `rows` rows have.
    case rows(file: String, errors: [RowError], count: Int, rows: Int)
    case tooFewRows(file: String, rows: Int)
    case overlaps(campaign: CampaignID, municipalities: [String])
    /// Real and invented rows would stand in one campaign; `isSample` is what the campaign now is.
    case mixesSample(campaign: CampaignID, isSample: Bool)

    /// `campaign.` and the case, with hyphens.
    public var code: String {
        switch self {
        case .badName: "campaign.bad-name"
        case .noFile: "campaign.no-file"
        case .isFolder: "campaign.is-folder"
        case .notText: "campaign.not-text"
        case .unreadable: "campaign.unreadable"
        case .empty: "campaign.empty"
        case .noRows: "campaign.no-rows"
        case .notUTF8: "campaign.not-utf8"
        case .unknownHeader: "campaign.unknown-header"
        case .repeatedHeader: "campaign.repeated-header"
        case .missingHeaders: "campaign.missing-headers"
        case .lineTooLong: "campaign.line-too-long"
        case .rows: "campaign.rows"
        case .tooFewRows: "campaign.too-few-rows"
        case .overlaps: "campaign.overlaps"
        case .mixesSample: "campaign.mixes-sample"
        }
    }

    /// A file that is not what it should be is `invalid`, whoever made it.
    public var kind: ProblemKind {
        switch self {
        case .noFile, .isFolder: .notFound
        case .lineTooLong: .tooLarge
        case .overlaps, .mixesSample: .conflict
        case .unreadable: .unavailable
        case .badName, .notText, .empty, .noRows, .notUTF8, .unknownHeader, .repeatedHeader,
            .missingHeaders, .rows, .tooFewRows:
            .invalid
        }
    }

    /// With file, line and column where there is one; of row errors the first twenty, a line each.
    public var message: Bilingual {
        switch self {
        case .badName(let name, let flaw):
            Bilingual(
                da: "Kortlægningens navn »\(PrintableText.of(name, atMost: 40, in: .da))« \(flaw.text.da). "
                    + "Brug 1 til \(CampaignName.longest) synlige tegn uden skråstreg, fx 2026.",
                en: "The campaign's name “\(PrintableText.of(name, atMost: 40, in: .en))” \(flaw.text.en). "
                    + "Use 1 to \(CampaignName.longest) visible characters without a slash, such as 2026.")
        case .noFile(let path):
            Bilingual(
                da: "Filen \(path) findes ikke eller kan ikke læses. Kontrollér stien.",
                en: "The file \(path) does not exist or cannot be read. Check the path.")
        case .isFolder(let path):
            Bilingual(
                da: "\(path) er en mappe. Skriv navnet på filen i den.",
                en: "\(path) is a folder. Write the name of the file in it.")
        case .notText(let file, let content):
            Bilingual(da: "\(file) \(content.advice.da)", en: "\(file) \(content.advice.en)")
        case .unreadable(let file, let code):
            Bilingual(
                da: "\(file) kan ikke læses til ende (systemets fejl \(code)); intet er indlæst. "
                    + "Kontrollér disken eller netværket.",
                en: "\(file) cannot be read to its end (system error \(code)); nothing was imported. "
                    + "Check the disk or the network.")
        case .empty(let file):
            Bilingual(
                da: "\(file) er tom. Hent filen igen.",
                en: "\(file) is empty. Download the file again.")
        case .noRows(let file):
            Bilingual(
                da: "\(file) har kun en overskriftslinje og ingen adresser. Hent filen igen.",
                en: "\(file) has a header line only and no addresses. Download the file again.")
        case .notUTF8(let file, let line, let column):
            Bilingual(
                da: "\(file), linje \(line), kolonne \(column): teksten er ikke UTF-8 (måske Latin-1). "
                    + "Gem filen som UTF-8.",
                en: "\(file), line \(line), column \(column): the text is not UTF-8 (Latin-1, perhaps). "
                    + "Save the file as UTF-8.")
        case .unknownHeader(let file, let column, let text):
            Self.unknownHeader(file, column, text)
        case .repeatedHeader(let file, let column, let heading):
            Bilingual(
                da: "\(file), linje 1, kolonne \(column): overskriften »\(heading)« siger det samme som en tidligere. "
                    + "Fjern den ene kolonne.",
                en: "\(file), line 1, column \(column): the heading “\(heading)” repeats an earlier one. "
                    + "Remove one of the columns.")
        case .missingHeaders(let file, let headings):
            Bilingual(
                da: "\(file), linje 1: disse kolonner mangler: \(headings.joined(separator: ", ")).",
                en: "\(file), line 1: these columns are missing: \(headings.joined(separator: ", ")).")
        case .lineTooLong(let file, let line):
            Bilingual(
                da: "\(file), linje \(line): linjen er over 1 MB. Mangler der et linjeskift eller et citationstegn?",
                en: "\(file), line \(line): the line is over 1 MB. Is a line end or a quote missing?")
        case .rows(let file, let errors, let count, let rows):
            Bilingual(
                da: Self.list(
                    file, errors, "\(rows) \(rows == 1 ? "række" : "rækker") kan ikke læses; intet er indlæst",
                    more: count > Self.mostShown ? "… og flere (\(count - Self.mostShown))" : nil, .da),
                en: Self.list(
                    file, errors, "\(rows) row\(rows == 1 ? "" : "s") cannot be read; nothing was imported",
                    more: count > Self.mostShown ? "… and more (\(count - Self.mostShown))" : nil, .en))
        case .tooFewRows(let file, let rows):
            Bilingual(
                da: "\(file) har kun \(rows) rækker; hele landet har over to millioner. "
                    + "Vælg »kun en del af landet«, hvis filen ikke er hele landet.",
                en: "\(file) has only \(rows) rows; the whole country has over two million. "
                    + "Choose “a part of the country” if the file is not the whole of it.")
        case .overlaps(let campaign, let municipalities):
            Bilingual(
                da: "Kortlægningen \(campaign.name) (\(campaign.kind.title.da)) har allerede "
                    + "\(Self.named(municipalities, in: .da)). Vælg »erstat« for at erstatte.",
                en: "Campaign \(campaign.name) (\(campaign.kind.title.en)) already has "
                    + "\(Self.named(municipalities, in: .en)). Choose “replace” to replace.")
        case .mixesSample(let campaign, true):
            Bilingual(
                da: "Kortlægningen \(campaign.name) (\(campaign.kind.title.da)) er opdigtede eksempeldata; "
                    + "rigtige adresser må ikke blandes med dem. Vælg et andet navn eller et andet lager, "
                    + "eller erstat hele kortlægningen.",
                en: "Campaign \(campaign.name) (\(campaign.kind.title.en)) is invented sample data; "
                    + "real addresses must not be mixed with it. Choose another name or another store, "
                    + "or replace the whole campaign.")
        case .mixesSample(let campaign, false):
            Bilingual(
                da: "Kortlægningen \(campaign.name) (\(campaign.kind.title.da)) har rigtige adresser; "
                    + "opdigtede må ikke blandes med dem. Vælg et andet lager.",
                en: "Campaign \(campaign.name) (\(campaign.kind.title.en)) has real addresses; "
                    + "invented ones must not be mixed with them. Choose another store.")
        }
    }

    /// The options that the sentence means.
    public var onCommandLine: Bilingual? {
        switch self {
        case .badName: Bilingual(both: "(--name)")
        case .tooFewRows: Bilingual(both: "(--partial)")
        case .overlaps: Bilingual(both: "(--replace)")
        case .mixesSample(_, true): Bilingual(both: "(--name, --store)")
        case .mixesSample(_, false): Bilingual(both: "(--store)")
        case .noFile, .isFolder, .notText, .unreadable, .empty, .noRows, .notUTF8, .unknownHeader, .repeatedHeader,
            .missingHeaders, .lineTooLong, .rows:
            nil
        }
    }

    private static func unknownHeader(_ file: String, _ column: Int, _ heading: String) -> Bilingual {
        func shown(_ language: Language) -> String { PrintableText.of(heading, atMost: 80, in: language) }
        return Bilingual(
            da: "\(file), linje 1, kolonne \(column): overskriften »\(shown(.da))« er ukendt. "
                + "Forventet: \(CampaignHeader.expected).",
            en: "\(file), line 1, column \(column): the heading “\(shown(.en))” is unknown. "
                + "Expected: \(CampaignHeader.expected).")
    }

    private static func named(_ municipalities: [String], in language: Language) -> String {
        municipalities.map { Bilingual(municipality: $0)[language] }.joined(separator: ", ")
    }

    private static func list(
        _ file: String, _ errors: [RowError], _ text: String, more: String?, _ language: Language
    ) -> String {
        let shown = errors.prefix(mostShown).map { "  " + $0.message[language] }
        return (["\(file): \(text)."] + shown + (more.map { ["  \($0)"] } ?? [])).joined(separator: "\n")
    }

    private static let mostShown = 20
}
