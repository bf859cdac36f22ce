public import LandkortCore

/// Why a store could not do what it was asked.
public enum StoreProblem: Problem {
    case noStore(path: String)
    case notAStore(path: String, reason: String)
    case newer(path: String, format: Int, known: Int)
    case cannotOpen(path: String)
    case isFolder(path: String)
    /// Something is where a new file should be.
    case alreadyThere(path: String)
    /// The file or its folder is write-protected: it can be read only.
    case readOnly
    /// The file is write-protected, and was made by a program whose tables lack something that this one reads by.
    case outdated
    case unknownRegister(RegisterID)
    /// Somebody gave the register another form since its declaration was read.
    case reshaped(RegisterID)
    case unknownField(RegisterID, String)
    /// A filter that means nothing in its register, or not to its reader.
    case badFilter(FilterProblem)
    case notFound(RegisterID, Feature.ID)
    case noAttachment(RegisterID, Feature.ID, Attachment.ID)
    /// A cursor that no page of this register gave.
    case badCursor(String)
    case duplicate(RegisterID, detail: String)
    /// References of a record to nothing that is in force.
    case noSuchRecord(RegisterID, [Reference])
    /// Others refer to the record; which ones is not said, for not everyone may see them.
    case referred(RegisterID, Feature.ID)
    /// Somebody saved first: `found` is the revision now stored, nil when the feature is gone.
    case conflict(Register, Feature.ID, found: Revision?)
    /// Something was taken out of the record for good after who writes it had read it.
    case redacted(RegisterID, Feature.ID)
    /// Somebody has decided on the change that waited.
    case decided(String)
    /// A declaration now asks for another form of what is stored: somebody has to say that it may change.
    case declarationChanged(Migration)
    case busy(underlying: any Error)
    /// Too many reads at once look at row after row.
    case crowded
    /// A read that looks at row after row took longer than was given it, or who asked has gone.
    case stopped
    case full(underlying: any Error)
    case damaged(String)
    case failed(underlying: any Error)

    /// `store.` and the case, with hyphens.
    public var code: String {
        switch self {
        case .noStore: "store.no-store"
        case .notAStore: "store.not-a-store"
        case .newer: "store.newer"
        case .cannotOpen: "store.cannot-open"
        case .isFolder: "store.is-folder"
        case .alreadyThere: "store.already-there"
        case .readOnly: "store.read-only"
        case .outdated: "store.outdated"
        case .unknownRegister: "store.unknown-register"
        case .reshaped: "store.reshaped"
        case .unknownField: "store.unknown-field"
        case .badFilter(let problem): problem.code
        case .notFound: "store.not-found"
        case .noAttachment: "store.no-attachment"
        case .badCursor: "store.bad-cursor"
        case .duplicate: "store.duplicate"
        case .noSuchRecord: "store.no-such-record"
        case .referred: "store.referred"
        case .conflict: "store.conflict"
        case .redacted: "store.redacted"
        case .decided: "store.decided"
        case .declarationChanged: "store.declaration-changed"
        case .busy: "store.busy"
        case .crowded: "store.crowded"
        case .stopped: "store.stopped"
        case .full: "store.full"
        case .damaged: "store.damaged"
        case .failed: "store.failed"
        }
    }

    /// Busy and full may pass, so they are `unavailable`; damage, and what nobody foresaw, is a defect.
    public var kind: ProblemKind {
        switch self {
        case .noStore, .unknownRegister, .notFound, .noAttachment: .notFound
        case .notAStore, .isFolder, .newer, .unknownField, .badFilter, .badCursor, .noSuchRecord: .invalid
        case .duplicate, .conflict, .redacted, .decided, .referred, .declarationChanged, .alreadyThere: .conflict
        case .busy, .crowded, .stopped, .full, .reshaped, .cannotOpen, .readOnly, .outdated: .unavailable
        case .damaged, .failed: .defect
        }
    }

    /// Another's write, and a crowd, is over in seconds.
    public var patience: Int? {
        switch self {
        case .busy, .crowded: 5
        default: nil
        }
    }

    /// The database's own error where it made the problem, for the log.
    public var cause: (any Error)? {
        switch self {
        case .busy(let error), .full(let error), .failed(let error): error
        default: nil
        }
    }
}

extension StoreProblem {
    /// What happened and, where a person can do something, what.
    public var message: Bilingual {
        switch self {
        case .noStore(let path):
            Bilingual(
                da: "Der er intet lager i \(path). Lav et med »landkort new«, »landkort demo« eller "
                    + "»landkort campaign import«.",
                en: "There is no store at \(path). Make one with “landkort new”, “landkort demo” or "
                    + "“landkort campaign import”.")
        case .notAStore(let path, let reason):
            Bilingual(
                da: "\(path) er ikke et Landkort-lager (\(reason)). Vælg en anden fil.",
                en: "\(path) is not a Landkort store (\(reason)). Choose another file.")
        case .newer(let path, let format, let known):
            Bilingual(
                da: "\(path) er skrevet af en nyere Landkort (format \(format); dette program kender \(known)). "
                    + "Opdatér programmet.",
                en: "\(path) was written by a newer Landkort (format \(format); this program knows \(known)). "
                    + "Update the program.")
        case .cannotOpen(let path):
            Bilingual(
                da: "\(path) kan ikke åbnes som fil. Kontrollér, at mappen findes, og at du må læse og skrive i den.",
                en: "\(path) cannot be opened as a file. Check that its folder exists and that you may read and write "
                    + "there.")
        case .isFolder(let path):
            Bilingual(
                da: "\(path) er en mappe, ikke et lager. Angiv filen i den: --store \(Self.file(in: path)).",
                en: "\(path) is a folder, not a store. Name the file in it: --store \(Self.file(in: path)).")
        case .alreadyThere(let path):
            Bilingual(
                da: "Der er allerede noget i \(path). Vælg et andet navn, eller flyt det.",
                en: "There is already something at \(path). Choose another name, or move it.")
        case .readOnly:
            Bilingual(
                da: "Lageret er skrivebeskyttet; det kan læses, men ikke ændres. Intet er ændret.",
                en: "The store is write-protected; it can be read but not changed. Nothing was changed.")
        case .outdated:
            Bilingual(
                da: "Lageret er lavet af en ældre udgave og skal bringes op til denne, men det er skrivebeskyttet. "
                    + "Åbn det én gang som en, der må skrive i filen og dens mappe. Intet er ændret.",
                en: "The store was made by an older version and must be brought up to this one, but it is "
                    + "write-protected. Open it once as somebody who may write the file and its folder. "
                    + "Nothing was changed.")
        case .unknownRegister(let register):
            Bilingual(da: "Registret \(register) findes ikke.", en: "There is no register \(register).")
        case .reshaped(let register):
            Bilingual(
                da: "Registret \(register) har fået en anden form, som programmet her ikke har en erklæring til. Ret "
                    + "erklæringen, og start programmet igen.",
                en: "The register \(register) was given another form, which this program has no declaration of. Mend "
                    + "the declaration, and start the program again.")
        case .unknownField(let register, let field):
            Bilingual(
                da: "Registret \(register) har intet felt \(field).",
                en: "The register \(register) has no field \(field).")
        case .badFilter(let problem): problem.message
        case .notFound(let register, let id):
            Bilingual(
                da: "Der er ingen post \(id) i registret \(register).",
                en: "There is no record \(id) in the register \(register).")
        case .noAttachment(let register, let id, let attachment):
            Bilingual(
                da: "Posten \(id) i registret \(register) har intet bilag \(attachment).",
                en: "The record \(id) in the register \(register) has no attachment \(attachment).")
        case .badCursor(let cursor):
            Bilingual(
                da: "»\(cursor)« er ikke et sted i rækkerne. Begynd forfra, og følg henvisningerne til næste side.",
                en: "“\(cursor)” is no place among the rows. Begin anew, and follow the links to the next page.")
        case .duplicate(let register, let detail):
            Bilingual(
                da: "Registret \(register) har allerede en post med samme nøgle (\(detail)).",
                en: "The register \(register) already has a record with the same key (\(detail)).")
        case .noSuchRecord(let register, let references):
            Self.noSuchRecord(register, references)
        case .referred(let register, let id):
            Bilingual(
                da: "Andre poster peger på posten \(id) i registret \(register). Intet er ændret.",
                en: "Other records refer to the record \(id) in the register \(register). Nothing was changed.")
        case .conflict(let register, _, let found): Self.conflict(register.title, found)
        case .redacted(let register, let id):
            Bilingual(
                da: "Noget er slettet for altid af \(id) i \(register), mens posten blev rettet. Intet er gemt. Læs "
                    + "posten igen, og ret den forfra.",
                en: "Something was taken out of \(id) in \(register) for good while the record was edited. Nothing was "
                    + "saved. Read the record again, and edit it anew.")
        case .decided:
            Bilingual(
                da: "En anden har afgjort ændringen. Intet er skrevet. Hent listen over det, der venter.",
                en: "Somebody else has decided on the change. Nothing was written. Fetch the list of what is waiting.")
        case .declarationChanged(let migration): migration.refusal
        case .busy:
            Bilingual(
                da: "Lageret er optaget af en anden skrivning. Prøv igen om lidt.",
                en: "The store is busy with another write. Try again in a moment.")
        case .crowded:
            Bilingual(
                da: "Der er for mange tunge søgninger i gang. Prøv igen om lidt.",
                en: "Too many heavy searches are under way. Try again in a moment.")
        case .stopped:
            Bilingual(
                da: "Søgningen er stoppet: den tog for lang tid, eller forbindelsen blev lukket. Gør den snævrere, fx "
                    + "med en kommune eller et udsnit af kortet.",
                en: "The search was stopped: it took too long, or the connection was closed. Narrow it down, such as "
                    + "to a municipality or a part of the map.")
        case .full:
            Bilingual(
                da: "Der er ikke plads på disken, eller disken svarer ikke. Intet er ændret.",
                en: "The disk is full, or does not answer. Nothing was changed.")
        case .damaged(let detail):
            Bilingual(
                da: "Lageret er beskadiget (\(detail)). Brug en sikkerhedskopi.",
                en: "The store is damaged (\(detail)). Use a backup.")
        case .failed:
            Bilingual(da: "Lageret kunne ikke læses eller skrives.", en: "The store could not be read or written.")
        }
    }

    private static func noSuchRecord(_ register: RegisterID, _ references: [Reference]) -> Bilingual {
        let names = references.map { "\($0.field): \($0.target)/\($0.id)" }.joined(separator: ", ")
        return Bilingual(
            da: "Posten i registret \(register) peger på noget, der ikke findes (\(names)). Intet er gemt.",
            en: "The record in the register \(register) refers to what is not there (\(names)). Nothing was saved.")
    }

    private static func file(in folder: String) -> String {
        folder + (folder.hasSuffix("/") ? "" : "/") + "landkort.gpkg"
    }

    private static func conflict(_ title: Bilingual, _ found: Revision?) -> Bilingual {
        guard let found else {
            return Bilingual(
                da: "Posten i »\(title.da)« findes ikke længere. Intet er gemt.",
                en: "The record in “\(title.en)” is no longer there. Nothing was saved.")
        }
        return Bilingual(
            da: """
                En anden har gemt posten i »\(title.da)« i mellemtiden (nu version \(found)). Intet er gemt: hent posten \
                igen, og ret i den nye.
                """,
            en: """
                Somebody else saved the record in “\(title.en)” in the meantime (now version \(found)). Nothing was \
                saved: fetch the record again, and change the new one.
                """)
    }
}
