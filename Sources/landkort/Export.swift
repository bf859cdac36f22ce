public import ArgumentParser
import LandkortApplication
import LandkortCore
import LandkortStore

struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write a register to a file: CSV, GeoJSON, GeoPackage or XLSX.",
        discussion: """
            Example: landkort export mast --store S -o master.xlsx --where kommunekode=0773
            The format is the file's ending, or --format. CSV is as Danish spreadsheet programs expect it.
            """)

    @Argument(help: "The register, such as mast.") var register: String
    @OptionGroup var store: StoreOption
    @Option(name: .shortAndLong, help: "The file to write; one that is there is replaced. - is standard output.")
    var output: String
    @Option(help: "csv, geojson, gpkg or xlsx.") var format: String?
    @Option(help: "Fields to write, with commas between; all without it.") var fields: String?
    @Option(help: "25832 or 4326; GeoJSON is in 4326 without it, the others in 25832.") var crs: Int?
    @Option(help: "The register as it was then: 2026-11-20T10:00:00Z, or a day, at its end in Denmark.")
    var asOf: String?
    @Option(name: .customLong("where"), parsing: .singleValue, help: "FIELD=VALUE; repeat for more.")
    var conditions: [String] = []
    @Option(help: "Records for which this is true, in CQL2; see docs/reference/filtre.md.") var filter: String?
    @Option(help: "cql2-text or cql2-json.") var filterLang = Filter.Language.text
    @Option(help: "4326 or 25832: what the filter's coordinates are in.") var filterCrs = 4326
    @Option(name: .customLong("as"), help: "Write only what this role may see; without it, everything.")
    var role = Role.administrator
    @Option(help: "The authority that the role is at: a CVR number, or a municipality's code or name.")
    var authority: String?
    @Option(help: "The partnership that the role leads, by its code.") var partnership: String?
    @Flag(help: "CSV with commas and decimal points.") var international = false

    func run() async throws {
        let store = try await store.open(creating: false)
        defer { store.close() }
        let work = try self.work(for: try await reader(in: StoreOption.workspace(on: store)))
        let path = output == "-" ? "/dev/stdout" : output
        let count = try await work.run(path, from: store, progress: Terminal.bar("Skriver / writing"))
        try await self.store.accountsIfAny()?.note(.export, by: Operator.name, output, "\(register), \(role.rawValue)")
        Terminal.say("\(count.counted("række i / row in", "rækker i / rows in")) \(output)")
    }

    private func reader(in workspace: Workspace) async throws -> Reader {
        guard role != .administrator else { return .administrator }
        let number: String? = if let authority { try await workspace.authority(authority) } else { nil }
        return try await workspace.reader(role, number, partnership)
    }

    private func work(for reader: Reader) throws -> RegisterExport {
        guard let format = format.map({ FileFormat(rawValue: $0) }) ?? FileFormat(path: output) else {
            throw UseProblem.unknownFormat(format ?? output, known: FileFormat.allCases.map(\.rawValue))
        }
        var work = RegisterExport(of: RegisterID(rawValue: register), as: format, for: reader)
        work.fields = fields.map { $0.split(separator: ",").map(String.init) } ?? []
        work.isInternational = international
        if let crs { work.system = try Self.system(crs) }
        if let asOf {
            guard let moment = Moment(asOf: asOf) else { throw UseProblem.badMoment(asOf) }
            work.moment = moment
        }
        work.matching.filter = try filter.map { try Filter($0, in: filterLang, system: try Self.system(filterCrs)) }
        for pair in conditions {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, !parts[0].isEmpty else { throw UseProblem.bareCondition(pair) }
            work.conditions[parts[0]] = parts[1]
        }
        return work
    }

    private static func system(_ number: Int) throws -> ReferenceSystem {
        switch number {
        case 25832: return .utm32
        case 4326: return .crs84
        default: throw ValidationError("--crs, --filter-crs: 25832, 4326")
        }
    }
}

extension Role: ExpressibleByArgument {}
extension Filter.Language: ExpressibleByArgument {}
