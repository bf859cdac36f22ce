import LandkortCore

/// What is wrong with how a command was called.
enum UseProblem: Problem {
    case noStoreNamed
    case badPort(Int)
    case badAddress(String)
    case bareInput(String, process: String, known: [String])
    case repeatedInput(String, values: [String])
    case passwordsDiffer
    case noRegister(String)
    case noFileNamed
    case noAttachmentNamed
    case noFile(String)
    case bareMapping(String)
    case unknownFormat(String, known: [String])
    case badMoment(String)
    case bareCondition(String)

    var code: String {
        switch self {
        case .noStoreNamed: "use.no-store-named"
        case .badPort: "use.bad-port"
        case .badAddress: "use.bad-address"
        case .bareInput: "use.bare-input"
        case .repeatedInput: "use.repeated-input"
        case .passwordsDiffer: "use.passwords-differ"
        case .noRegister: "use.no-register"
        case .noFileNamed: "use.no-file-named"
        case .noAttachmentNamed: "use.no-attachment-named"
        case .noFile: "use.no-file"
        case .bareMapping: "use.bare-mapping"
        case .unknownFormat: "use.unknown-format"
        case .badMoment: "use.bad-moment"
        case .bareCondition: "use.bare-condition"
        }
    }

    var kind: ProblemKind { .invalid }

    var cause: (any Error)? { nil }

    var message: Bilingual {
        switch self {
        case .passwordsDiffer:
            Bilingual(da: "De to kodeord er ikke ens. Intet er gemt.", en: "The passwords differ. Nothing was saved.")
        case .noRegister(let id):
            Bilingual(da: "Der er intet register \(id).", en: "There is no register \(id).")
        case .noStoreNamed:
            Bilingual(
                da: "Lageret er ikke angivet. Skriv --store FIL, eller sæt miljøvariablen LANDKORT_STORE.",
                en: "The store is not named. Write --store FILE, or set the environment variable LANDKORT_STORE.")
        case .badPort(let port):
            Bilingual(
                da: "--port \(port) er ikke en port. Vælg et tal fra 1 til 65535, eller 0 for en ledig.",
                en: "--port \(port) is no port. Choose a number from 1 to 65535, or 0 for a free one.")
        case .badAddress(let address):
            Bilingual(
                da: "--address »\(address)« er ingen webadresse. Skriv den med https:// foran.",
                en: "--address “\(address)” is no web address. Write it with https:// in front.")
        case .bareInput(let text, let process, let known):
            Bilingual(
                da: "--input »\(text)« er ikke navn=værdi. Skriv fx --input \(Self.example(text, known)). "
                    + "\(process) kender: \(known.joined(separator: ", ")).",
                en: "--input “\(text)” is not name=value. Write such as --input \(Self.example(text, known)). "
                    + "\(process) knows: \(known.joined(separator: ", ")).")
        case .noFileNamed:
            Bilingual(
                da: "Skriv register og fil, fx landkort import mast master.csv.",
                en: "Write register and file, such as landkort import mast master.csv.")
        case .noAttachmentNamed:
            Bilingual(
                da: "Skriv filen efter postens nøgle, eller brug --list, --remove eller --choose.",
                en: "Write the file behind the record's id, or use --list, --remove or --choose.")
        case .noFile(let path):
            Bilingual(
                da: "\(path) kan ikke læses. Kontrollér navnet, og at du må læse filen.",
                en: "\(path) cannot be read. Check its name, and that you may read it.")
        case .bareMapping(let text):
            Bilingual(
                da: "--map »\(text)« er ikke KOLONNE=FELT. Skriv fx --map Pladser=pladser.",
                en: "--map “\(text)” is not COLUMN=FIELD. Write such as --map Places=pladser.")
        case .unknownFormat(let text, let known):
            Bilingual(
                da: "»\(text)« er ikke et format. Vælg et med --format: \(known.joined(separator: ", ")).",
                en: "“\(text)” is no format. Choose one with --format: \(known.joined(separator: ", ")).")
        case .badMoment(let text):
            Bilingual(
                da: "--as-of »\(text)« er ikke et tidspunkt. Skriv fx --as-of 2026-11-20 eller 2026-11-20T10:00:00Z.",
                en: "--as-of “\(text)” is no time. Write such as --as-of 2026-11-20 or 2026-11-20T10:00:00Z.")
        case .bareCondition(let text):
            Bilingual(
                da: "--where »\(text)« er ikke FELT=VÆRDI. Skriv fx --where kommunekode=0773.",
                en: "--where “\(text)” is not FIELD=VALUE. Write such as --where kommunekode=0773.")
        case .repeatedInput(let name, let values):
            Bilingual(
                da: "--input \(name) står \(values.count) gange (\(values.joined(separator: ", "))). Behold én af dem.",
                en:
                    "--input \(name) is given \(values.count) times (\(values.joined(separator: ", "))). Keep one of them."
            )
        }
    }

    private static func example(_ text: String, _ known: [String]) -> String {
        let name = text.prefix { $0 != "=" }
        return (name.isEmpty ? known.first ?? "" : String(name)) + "=…"
    }
}
