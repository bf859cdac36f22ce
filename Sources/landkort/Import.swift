public import ArgumentParser
import LandkortApplication
import LandkortCore
import LandkortStore

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read a file of rows into a register, all of it or nothing; list imports, take one back.",
        discussion: """
            Examples: landkort import mast master.csv --store S --dry-run
                      landkort import --list --store S
                      landkort import --undo 3 --store S
            CSV, GeoJSON, GeoPackage or XLSX, known by the content. Columns are matched to fields by name, title and
            alias; --map and --mapping say it otherwise, and the mapping is kept for the next file with those columns.
            """)

    @Argument(help: "The register, such as mast.") var register: String?
    @Argument(help: "The file.") var file: String?
    @OptionGroup var store: StoreOption
    @Option(help: "insert (new rows only), update (by key) or replace (and end rows that the file lacks).")
    var mode = ImportMode.insert
    @Option(help: "Fields to find rows by: the identifier or a unique key, with commas between.") var key: String?
    @Option(parsing: .singleValue, help: "COLUMN=FIELD; COLUMN= leaves it out. Repeat for more.") var map: [String] = []
    @Option(help: "A JSON file that says how columns become fields.") var mapping: String?
    @Option(help: "The layer of a GeoPackage, or the sheet of a workbook.") var layer: String?
    @Flag(help: "Do not use the mapping of the last file with these columns.") var forget = false
    @Flag(help: "Say what would happen and write nothing.") var dryRun = false
    @Option(help: "Take the import with this number back.") var undo: Int?
    @Flag(help: "List what was imported.") var list = false
    @Option(help: "Who signs the versions; default: your user name.") var actor: String?

    func run() async throws {
        let opened = try await store.open(creating: false)
        defer { opened.close() }
        if list { return try await printList(of: opened) }
        // A log that cannot be written to is told of before anything is.
        let accounts = try store.accountsIfAny()
        let (receipt, answer): (ImportReceipt, String)
        if let undo {
            receipt = try await ImportUndo(undo, by: signer, now: Clock.now()).run(in: opened)
            answer = receipt.text
        } else {
            guard let register, let file else { throw UseProblem.noFileNamed }
            let work = try self.work(RegisterID(rawValue: register))
            let summary = try await work.run(file, in: opened, progress: Terminal.bar("Indlæser / importing"))
            guard !summary.isTrial else { return try Terminal.print(summary.text) }
            (receipt, answer) = (summary.receipt, summary.text)
        }
        try await accounts?.noteDone(.change, by: Operator.name, receipt.subject, "\(receipt.detail), \(signer.name)")
        try Terminal.print(answer)
    }

    private func work(_ register: RegisterID) throws -> RegisterImport {
        var work = RegisterImport(into: register, by: signer, now: Clock.now())
        work.mode = mode
        work.key = key.map { $0.split(separator: ",").map(String.init) } ?? []
        work.mapping = try mapping.map(ColumnMapping.init(file:)) ?? ColumnMapping()
        for pair in map {
            guard let sign = pair.lastIndex(of: "="), sign > pair.startIndex else { throw UseProblem.bareMapping(pair) }
            work.mapping.columns[String(pair[..<sign])] = ColumnMapping.Target(
                String(pair[pair.index(after: sign)...]))
        }
        if let layer { work.mapping.layer = layer }
        work.remembers = !forget
        work.isTrial = dryRun
        return work
    }

    private var signer: Actor { Actor(actor ?? Operator.name) }

    private func printList(of store: any Store) async throws {
        let receipts = try await store.imports()
        guard !receipts.isEmpty else { return try Terminal.print("Intet er indlæst. / Nothing was imported.") }
        for receipt in receipts { try Terminal.print(receipt.text) }
    }
}

extension ImportMode: ExpressibleByArgument {}

extension ImportReceipt {
    /// One line for a list.
    fileprivate var text: String {
        let ending = undone.map { ", fortrudt / taken back \($0)" } ?? ""
        return "\(number) \(time) \(register) \(file) \(mode) \(actor): \(figures)\(ending)"
    }

    /// For the audit log.
    fileprivate var subject: String { "\(register)/indlaesning/\(number)" }

    fileprivate var detail: String {
        let what = undone == nil ? "\(mode) \(file)" : "fortrudt"
        return "\(what): \(counts.inserted) nye, \(counts.updated) rettet, \(counts.ended) afsluttet"
    }

    fileprivate var figures: String {
        [
            (counts.inserted, "nye / new"), (counts.updated, "rettet / changed"),
            (counts.unchanged, "uændret / unchanged"), (counts.ended, "afsluttet / ended"),
            (counts.passedOver, "sprunget over / passed over"),
        ].map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    }
}

extension ImportSummary {
    /// What the command prints, Danish first.
    fileprivate var text: String {
        let head =
            isTrial
            ? "\(receipt.file) kan indlæses i / can be imported into \(receipt.register); intet er skrevet / nothing was written."
            : "\(receipt.file) er indlæst i / was imported into \(receipt.register) (nr. \(receipt.number))."
        var lines = [head, receipt.figures]
        if !unmatched.isEmpty {
            lines.append("Kolonner uden felt / columns without a field: \(unmatched.joined(separator: ", "))")
        }
        if !doubled.isEmpty {
            let told = doubled.map { "\($0.column) (\($0.field ?? ""))" }.joined(separator: ", ")
            lines.append("Ikke læst, feltet har en anden kolonne / not read, the field has another column: \(told)")
        }
        if !filledByStore.isEmpty {
            lines.append("Udfyldes af lageret / filled in by the store: \(filledByStore.joined(separator: ", "))")
        }
        if !restored.isEmpty {
            let told = restored.map { "\($0.field) \($0.text) → \($0.value) (\($0.rows))" }
            let more = told.count > 20 ? " …" : ""
            lines.append(
                "Nuller foran sat på igen / zeros in front put back: "
                    + told.prefix(20).joined(separator: ", ") + more)
        }
        if let earlier { lines.append("Kobling fra indlæsning / mapping of import \(earlier)") }
        return lines.joined(separator: "\n")
    }
}
