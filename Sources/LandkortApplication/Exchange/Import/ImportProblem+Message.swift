public import LandkortCore

extension ImportProblem {
    /// Of row problems the first twenty, a line each.
    public var message: Bilingual {
        switch self {
        case .badMapping(let path):
            Bilingual(
                da: "\(path) er ikke en kobling. Skriv JSON som {\"kolonner\": {\"Pladser\": \"pladser\"}}.",
                en: "\(path) is no mapping. Write JSON such as {\"kolonner\": {\"Pladser\": \"pladser\"}}.")
        case .badPattern(let pattern):
            Bilingual(
                da: "»\(pattern)« er ikke et mønster (regulært udtryk).",
                en: "“\(pattern)” is no pattern (regular expression).")
        case .noColumn(let name, let known):
            Bilingual(
                da: "Filen har ingen kolonne »\(name)«. Den har: \(Self.list(known, in: .da)).",
                en: "The file has no column “\(name)”. It has: \(Self.list(known, in: .en)).")
        case .noField(let name, let register, let known):
            Bilingual(
                da: "Registret \(register) har intet felt »\(name)«. Det har: \(Self.list(known, in: .da)).",
                en: "The register \(register) has no field “\(name)”. It has: \(Self.list(known, in: .en)).")
        case .repeatedField(let name, let columns):
            Bilingual(
                da: """
                    Feltet \(name) får en værdi to gange (kolonner: \(Self.list(columns, in: .da))). Lad én stå for det.
                    """,
                en: """
                    The field \(name) is given a value twice (columns: \(Self.list(columns, in: .en))). Leave it to one.
                    """)
        case .repeatedColumn(let name, let places):
            Self.repeated(name, places)
        case .halfPlace(let has):
            Self.halfPlace(has, has == ColumnName.x ? ColumnName.y : ColumnName.x)
        case .nothingMatches(let file, [], let register):
            Bilingual(
                da: "\(file) har ingen kolonner, og derfor ingen til felterne i \(register).",
                en: "\(file) has no columns, and so none for the fields of \(register).")
        case .nothingMatches(let file, let columns, let register):
            Bilingual(
                da: """
                    Ingen kolonne i \(file) hedder som et felt i \(register). Den har: \(Self.list(columns, in: .da)). \
                    Kobl dem til felterne.
                    """,
                en: """
                    No column of \(file) is named as a field of \(register). It has: \(Self.list(columns, in: .en)). \
                    Map them to the fields.
                    """)
        case .noRows(let file):
            Bilingual(da: "\(file) har ingen rækker. Intet er ændret.", en: "\(file) has no rows. Nothing was changed.")
        case .noKey(let fields, let register, let known):
            Self.noKey(fields, register, known)
        case .rows(let file, let first, let count, let rows):
            Self.rows(file, first, count, rows)
        case .noImport(let number):
            Bilingual(
                da: "Der er ingen indlæsning \(number).",
                en: "There is no import \(number).")
        case .undoneAlready(let number, let time):
            Bilingual(
                da:
                    "Nr. \(number) blev fortrudt \(DateText(language: .da)(time, .long)). Der er intet mere at fortryde.",
                en: "No. \(number) was taken back on \(DateText(language: .en)(time, .long)). Nothing is left to undo.")
        case .changedSince(let number, let ids, let count):
            Bilingual(
                da: """
                    Nr. \(number) kan ikke fortrydes: \(count) af dens rækker er ændret siden eller står i vejen \
                    for hinanden. Intet er ændret. Ret dem først: \(Self.list(ids, in: .da)).
                    """,
                en: """
                    No. \(number) cannot be taken back: \(count) of its rows have been changed since or are in each \
                    other's way. Nothing was changed. Mend them first: \(Self.list(ids, in: .en)).
                    """)
        case .referredSince(let number, let referrers):
            Bilingual(
                da: """
                    Nr. \(number) kan ikke fortrydes: andre poster peger på dens rækker. Intet er ændret. Ret dem \
                    først: \(Self.list(referrers)).
                    """,
                en: """
                    No. \(number) cannot be taken back: other records refer to its rows. Nothing was changed. Mend \
                    them first: \(Self.list(referrers)).
                    """)
        case .endsReferred(let file, let register, let referrers):
            Bilingual(
                da: """
                    \(file) mangler rækker i \(register), som andre poster peger på. Intet er ændret. Ret dem først: \
                    \(Self.list(referrers)).
                    """,
                en: """
                    \(file) lacks rows of \(register) that other records refer to. Nothing was changed. Mend them first: \
                    \(Self.list(referrers)).
                    """)
        }
    }

    /// The option that maps columns, or lists imports.
    public var onCommandLine: Bilingual? {
        switch self {
        case .repeatedField:
            Bilingual(da: "--map KOLONNE= fjerner en.", en: "--map COLUMN= takes one away.")
        case .halfPlace, .nothingMatches:
            Bilingual(da: "Skriv --map KOLONNE=FELT.", en: "Write --map COLUMN=FIELD.")
        case .noImport:
            Bilingual(da: "Se dem med »landkort import --list«.", en: "See them with “landkort import --list”.")
        case .badMapping, .badPattern, .noColumn, .noField, .repeatedColumn, .noRows, .noKey, .rows, .undoneAlready,
            .changedSince, .referredSince, .endsReferred:
            nil
        }
    }

    /// One more than are named.
    static let mostReferrers = 21

    private static func list(_ referrers: [Referrer]) -> String {
        let shown = referrers.prefix(mostReferrers - 1).map { "\($0.register)/\($0.id)" }
        return shown.joined(separator: ", ") + (referrers.count > shown.count ? " …" : "")
    }

    private static func list(_ names: [String], in language: Language) -> String {
        let shown = names.prefix(40).map { PrintableText.of($0, atMost: 40, in: language) }
        return shown.joined(separator: ", ") + (names.count > 40 ? " …" : "")
    }

    private static func halfPlace(_ has: String, _ lacks: String) -> Bilingual {
        Bilingual(
            da: "Filen har en kolonne til \(has), men ingen til \(lacks). Kobl en kolonne til den.",
            en: "The file has a column for \(has) and none for \(lacks). Map a column to it.")
    }

    private static func repeated(_ name: String, _ places: [Int]) -> Bilingual {
        func said(_ language: Language) -> (name: String, places: String) {
            (PrintableText.of(name, atMost: 40, in: language), list(places.map(String.init), in: language))
        }
        let (da, en) = (said(.da), said(.en))
        return Bilingual(
            da: "Flere kolonner hedder »\(da.name)«: nr. \(da.places). Giv dem hver sit navn i filen.",
            en: "Several columns are called “\(en.name)”: nos. \(en.places). Give each a name of its own in the file.")
    }

    private static func noKey(_ fields: [String], _ register: RegisterID, _ known: [[String]]) -> Bilingual {
        let (name, keys) = (fields.joined(separator: ","), known.map { $0.joined(separator: ",") })
        let choices = keys.joined(separator: " · ")
        guard !fields.isEmpty else {
            return Bilingual(
                da: "Filen har ingen nøgle til \(register). Den skal have kolonner til en af: \(choices).",
                en: "The file has no key to \(register). It needs columns for one of: \(choices).")
        }
        return Bilingual(
            da: "\(name) er ikke en nøgle til \(register), som filen har. Vælg en af: \(choices).",
            en: "\(name) is no key to \(register) that the file has. Choose one of: \(choices).")
    }

    private static func rows(_ file: String, _ first: [RowProblem], _ count: Int, _ rows: Int) -> Bilingual {
        let shown = first.prefix(20)
        let rest = count - shown.count
        func text(_ head: String, _ more: String, _ language: Language) -> String {
            let lines = [head] + shown.map { "  " + $0.message[language] } + (rest > 0 ? ["  " + more] : [])
            return lines.joined(separator: "\n")
        }
        return Bilingual(
            da: text(
                "\(file) har \(count) fejl i \(rows.counted("række", "rækker")). Intet er ændret.", "… og \(rest) til.",
                .da),
            en: text(
                "\(file) has \(count.counted("error", "errors")) in \(rows.counted("row", "rows")). Nothing was changed.",
                "… and \(rest) more.", .en))
    }
}
