/// The synthetic sample: everything `landkort demo` writes, computed from the towns in `Sample/` and a fixed seed.
///
/// The towns are real, every address, speed, mast, shelter and mailbox is invented. Pure: the same files give
/// the same bytes on every machine.
public struct Sample: Sendable {
    /// The years a campaign can be had of.
    public static let years = 2025...2026
    static let seed: UInt64 = 0x4C61_6E64_6B6F_7274

    let gazetteer: Gazetteer
    /// Names by an address's `street`.
    let streets: [String]
    let addresses: [Address]

    /// Computes the addresses of both campaigns; about 0.1 s for 80,000.
    ///
    /// - Parameter files: the text of each file in `Sample/` by its name, such as `byer.csv`.
    /// - Throws: ``SampleProblem`` when one is missing or cannot be read.
    public init(files: [String: String]) throws {
        gazetteer = try Gazetteer(files: files)
        var settler = Settler(gazetteer)
        for index in gazetteer.municipalities.indices { settler.settle(index) }
        streets = settler.directory.streets
        addresses = settler.addresses
    }

    /// Towns, villages and hamlets, those of a municipality together and the largest first: labels for a map.
    public var places: [Place] { gazetteer.places }
}
