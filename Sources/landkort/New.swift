import ArgumentParser
import Foundation
import LandkortApplication
import LandkortCore
import LandkortStore

struct New: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make a store with every register and the national rows, and nothing else.",
        discussion: """
            Example: landkort new --store nordjylland.gpkg
            For registers alone; landkort campaign import makes the store that it lacks.
            """)

    @OptionGroup var store: StoreOption

    func run() async throws {
        let path = try store.path()
        let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int
        guard size ?? 0 == 0 else { throw StoreProblem.alreadyThere(path: path) }
        let made = try await store.open(creating: true)
        try Terminal.print("\(path): \(made.registers.count) registre / registers")
    }
}
