import ArgumentParser
import LandkortApplication
import LandkortCore
import LandkortStore

struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write the sample: invented addresses, masts and shelters in Nordjylland, Guldborgsund and "
            + "Norddjurs, and the example rows of every other register.")

    @OptionGroup var store: StoreOption

    func run() async throws {
        let target = try await store.open(creating: true, circumstances: Sample.circumstances())
        let sample = try SampleStore(threads: StoreOption.threads, national: store.nationalRows())
        try await sample.write(into: target, progress: Terminal.bar("Skriver eksemplet / writing the sample"))
        for campaign in try await target.campaigns() where campaign.isSynthetic {
            try Terminal.print(
                "\(campaign.id.name): \(campaign.count) adresser / addresses, \(campaign.parts.count) kommuner / municipalities"
            )
        }
        for register in target.registers {
            let count = try await target.count(in: register.id, matching: FeatureQuery(), reader: .administrator)
            try Terminal.print("\(register.id): \(count)")
        }
    }
}
