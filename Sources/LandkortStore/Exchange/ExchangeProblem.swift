public import LandkortCore

/// Why a file of rows could not be read or written.
public enum ExchangeProblem: Problem {
    case noFile(path: String)
    case isFolder(path: String)
    case notText(file: String, OtherContent)
    case empty(file: String)
    /// Text in two bytes a character.
    case encoding(file: String)
    /// A byte that is no letter of UTF-8, in a text that is UTF-8 otherwise; both counted from 1.
    case badCharacter(file: String, line: Int, column: Int)
    /// The names of the columns cannot be told from one another.
    case heading(file: String, line: Int)
    case notGeoJSON(file: String)
    /// A GeoJSON collection is the whole of its file.
    case moreBehind(file: String, line: Int)
    /// A GeoJSON name that stands twice, in a feature counted from 1 or in the document itself.
    case repeatedName(file: String, name: String, feature: Int?)
    case notGeoPackage(file: String)
    /// A database that was cut short or overwritten.
    case damaged(file: String)
    case notSpreadsheet(file: String)
    case unreadable(file: String, underlying: any Error)
    case unknownSystem(file: String, found: String)
    /// There is no such layer or sheet, or several and none was named.
    case layer(file: String, wanted: String?, known: [String])
    case tooLarge(file: String)
    case cannotWrite(path: String)
    /// A store, accounts or their key lie there, and would be gone.
    case wouldReplace(path: String)
    /// What another program has not folded into the file there lies beside it, and would be taken for the new one's.
    case inUse(path: String)
    /// More than the format holds.
    case tooMuch(format: String, limit: Bilingual)

    /// `exchange.` and the case, with hyphens.
    public var code: String {
        switch self {
        case .noFile: "exchange.no-file"
        case .isFolder: "exchange.is-folder"
        case .notText: "exchange.not-text"
        case .empty: "exchange.empty"
        case .encoding: "exchange.encoding"
        case .badCharacter: "exchange.bad-character"
        case .heading: "exchange.heading"
        case .notGeoJSON: "exchange.not-geojson"
        case .moreBehind: "exchange.more-behind"
        case .repeatedName: "exchange.repeated-name"
        case .notGeoPackage: "exchange.not-geopackage"
        case .damaged: "exchange.damaged"
        case .notSpreadsheet: "exchange.not-spreadsheet"
        case .unreadable: "exchange.unreadable"
        case .unknownSystem: "exchange.unknown-system"
        case .layer: "exchange.layer"
        case .tooLarge: "exchange.too-large"
        case .cannotWrite: "exchange.cannot-write"
        case .wouldReplace: "exchange.would-replace"
        case .inUse: "exchange.in-use"
        case .tooMuch: "exchange.too-much"
        }
    }

    /// A file that is not what it should be is `invalid`, whoever made it.
    public var kind: ProblemKind {
        switch self {
        case .noFile, .isFolder: .notFound
        case .tooLarge, .tooMuch: .tooLarge
        case .unreadable, .cannotWrite: .unavailable
        case .wouldReplace, .inUse: .conflict
        case .notText, .empty, .encoding, .badCharacter, .heading, .notGeoJSON, .moreBehind, .repeatedName,
            .notGeoPackage, .damaged, .notSpreadsheet, .unknownSystem, .layer:
            .invalid
        }
    }

    /// The reading library's own error, for the log.
    public var cause: (any Error)? {
        if case .unreadable(_, let error) = self { error } else { nil }
    }
}

extension ExchangeProblem {
    /// What is wrong with the file, and what to do.
    public var message: Bilingual {
        switch self {
        case .noFile(let path):
            Bilingual(
                da: "Filen \(path) findes ikke eller kan ikke læses.",
                en: "The file \(path) is not there or cannot be read.")
        case .isFolder(let path):
            Bilingual(
                da: "\(path) er en mappe. Skriv navnet på filen i den.",
                en: "\(path) is a folder. Write the name of the file in it.")
        case .notText(let file, let content):
            Bilingual(da: "\(file) \(content.advice.da)", en: "\(file) \(content.advice.en)")
        case .empty(let file):
            Bilingual(da: "\(file) er tom. Vælg en anden fil.", en: "\(file) is empty. Choose another file.")
        case .encoding(let file):
            Bilingual(
                da: "\(file) er gemt som UTF-16. Gem den som UTF-8, og prøv igen.",
                en: "\(file) is saved as UTF-16. Save it as UTF-8 and try again.")
        case .badCharacter(let file, let line, let column):
            Bilingual(
                da: "\(file) er UTF-8, men tegn \(column) i linje \(line) er det ikke. Ret det, eller gem filen igen.",
                en: "\(file) is UTF-8, but character \(column) of line \(line) is not. Mend it, or save the file again."
            )
        case .heading(let file, let line):
            Bilingual(
                da: "Overskriften i \(file), linje \(line), kan ikke læses: et anførselstegn mangler, eller en formel "
                    + "har intet resultat. Ret den.",
                en: "The heading of \(file), line \(line), cannot be read: a quote is missing, or a formula has no "
                    + "result. Mend it.")
        case .notGeoJSON(let file):
            Bilingual(
                da: "\(file) er ikke en hel GeoJSON-samling (FeatureCollection). Hent eller gem den igen.",
                en: "\(file) is no whole GeoJSON collection (FeatureCollection). Download or save it again.")
        case .moreBehind(let file, let line):
            Bilingual(
                da: "\(file), linje \(line): efter GeoJSON-samlingen står der mere. En fil har én samling, eller ét "
                    + "objekt (Feature) på hver linje. Fjern resten, eller del filen.",
                en: "\(file), line \(line): more stands behind the GeoJSON collection. A file has one collection, or "
                    + "one feature in each line. Remove the rest, or split the file.")
        case .repeatedName(let file, let name, let feature):
            Self.repeated(file, String(name.prefix(40)), feature)
        case .notGeoPackage(let file):
            Bilingual(
                da: "\(file) er en database, men ikke en GeoPackage.", en: "\(file) is a database but no GeoPackage.")
        case .damaged(let file):
            Bilingual(
                da: "\(file) er ikke en hel GeoPackage. Hent eller gem den igen.",
                en: "\(file) is no whole GeoPackage. Download or save it again.")
        case .notSpreadsheet(let file):
            Bilingual(
                da: "\(file) er ikke et helt regneark (XLSX). Åbn det i et regnearksprogram, og gem det igen.",
                en: "\(file) is no whole workbook (XLSX). Open it in a spreadsheet program and save it again.")
        case .unreadable(let file, _):
            Bilingual(da: "\(file) kan ikke læses.", en: "\(file) cannot be read.")
        case .unknownSystem(let file, let found):
            Bilingual(
                da: "\(file) er i koordinatsystemet \(found). Gem den i EPSG:25832 eller EPSG:4326.",
                en: "\(file) is in the coordinate system \(found). Save it in EPSG:25832 or EPSG:4326.")
        case .layer(let file, let wanted, let known):
            Self.layer(file, wanted, known.joined(separator: ", "))
        case .tooLarge(let file):
            Bilingual(
                da: "\(file) pakker ud til mere, end et regneark rummer. Den læses ikke.",
                en: "\(file) unpacks to more than a workbook holds. It is not read.")
        case .inUse(let path):
            Bilingual(
                da:
                    "Et andet program har \(path) åben (der ligger -wal eller -journal ved siden af). Intet er skrevet: luk det, "
                    + "eller vælg et andet navn.",
                en:
                    "Another program has \(path) open (-wal or -journal lies beside it). Nothing was written: close it, or "
                    + "choose another name.")
        case .wouldReplace(let path):
            Bilingual(
                da:
                    "På \(path) ligger et lager, konti eller det, der hører til dem. Intet er skrevet: vælg et andet navn.",
                en:
                    "A store, accounts or what belongs to them lie at \(path). Nothing was written: choose another name."
            )
        case .cannotWrite(let path):
            Bilingual(
                da: "\(path) kan ikke skrives. Kontrollér, at mappen findes, og at der er plads.",
                en: "\(path) cannot be written. Check that its folder exists and that there is room.")
        case .tooMuch(let format, let limit):
            Bilingual(
                da: "\(format) rummer højst \(limit.da). Vælg et andet format.",
                en: "\(format) holds at most \(limit.en). Choose another format.")
        }
    }

    private static func repeated(_ file: String, _ name: String, _ feature: Int?) -> Bilingual {
        guard let feature else {
            return Bilingual(
                da: "»\(name)« står to gange i \(file). Fjern det ene.",
                en: "“\(name)” stands twice in \(file). Remove one.")
        }
        return Bilingual(
            da: "»\(name)« står to gange i objekt nr. \(feature) i \(file). Giv dem hver sit navn.",
            en: "“\(name)” stands twice in feature no. \(feature) of \(file). Give each a name of its own.")
    }

    /// There, a layer can be chosen.
    public var onCommandLine: Bilingual? {
        guard case .layer(_, nil, _) = self else { return nil }
        return Bilingual(da: "Eller vælg det med --layer.", en: "Or choose it with --layer.")
    }

    private static func layer(_ file: String, _ wanted: String?, _ known: String) -> Bilingual {
        guard let wanted else {
            return Bilingual(
                da: "\(file) har flere lag: \(known). Giv en fil, som kun har det ene.",
                en: "\(file) has several layers: \(known). Give a file that has the one only.")
        }
        return Bilingual(
            da: "\(file) har intet lag »\(wanted)«. Den har: \(known).",
            en: "\(file) has no layer “\(wanted)”. It has: \(known).")
    }
}
