import ArgumentParser
import LandkortApplication
import LandkortCore

struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write the sample: invented addresses, masts, shelters and contacts in Nordjylland, Guldborgsund "
            + "and Norddjurs.")

    @OptionGroup var store: StoreOption

    func run() async throws {
    }
}
