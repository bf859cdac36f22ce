import ArgumentParser
import Foundation
import LandkortApplication
import LandkortCore
import LandkortStore

struct AttachCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attach", abstract: "Attach a photo or a document to a record; list, choose and remove.",
        discussion: """
            Examples: landkort attach mast ID facade.jpg --title "Set fra vejen" --store S
                      landkort attach mast ID --list --store S
                      landkort attach mast ID --remove ATTACHMENT --store S
            What a camera wrote about place, time and owner is taken out of a picture unless --keep-position is given.
            """)

    @Argument(help: "The register, such as mast.") var register: String
    @Argument(help: "The record's id.") var id: String
    @Argument(help: "The file: JPEG, PNG, WebP or, where the register takes documents, PDF.") var file: String?
    @OptionGroup var store: StoreOption
    @Option(help: "What pages call it, and read aloud in place of a picture; default: the file's name.")
    var title = ""
    @Flag(help: "Let it stand for the record.") var primary = false
    @Flag(help: "Keep what the camera wrote.") var keepPosition = false
    @Flag(help: "List what is attached.") var list = false
    @Option(help: "Remove the attachment with this id; its bytes are kept as history.") var remove: String?
    @Option(help: "Let the attachment with this id stand for the record.") var choose: String?
    @Option(help: "Who signs; default: your user name.") var actor: String?

    func run() async throws {
        let store = try await store.open(creating: false)
        defer { store.close() }
        let id = RegisterID(rawValue: register)
        guard let register = store.registers.first(where: { $0.id == id }) else {
            throw UseProblem.noRegister(self.register)
        }
        guard let rule = register.attachments else { throw AttachmentProblem.notDeclared(id) }
        if list { return try await printList(of: id, in: store) }
        let change = try change(by: rule)
        let name = actor ?? Operator.name
        let attachment = try await store.change(change, of: self.id, in: id, by: Actor(name))
        try await self.store.accountsIfAny()?.noteDone(.change, by: name, "\(id)/\(self.id)", "bilag \(attachment)")
        try Terminal.print(attachment)
    }

    private func change(by rule: AttachmentRule) throws -> AttachmentChange {
        if let remove { return .remove(remove) }
        if let choose { return .makePrimary(choose) }
        guard let file else { throw UseProblem.noAttachmentNamed }
        return .add(
            try NewAttachment(
                Self.bytes(of: file), fileName: file, title: title, isPrimary: primary, keepsPosition: keepPosition,
                by: rule))
    }

    /// No more than tells that the file is too large.
    private static func bytes(of path: String) throws -> [UInt8] {
        guard let handle = FileHandle(forReadingAtPath: path) else { throw UseProblem.noFile(path) }
        defer { try? handle.close() }
        guard let data = try? handle.read(upToCount: NewAttachment.mostBytes + 1) else { return [] }
        return Array(data)
    }

    private func printList(of register: RegisterID, in store: GeoPackageStore) async throws {
        for found in try await store.attachments(of: id, in: register, reader: .administrator) {
            let state = found.to.map { "fjernet / removed \($0)" } ?? (found.isPrimary ? "primær / primary" : "")
            let parts = [found.id, found.type.rawValue, "\(found.size)", found.from, found.title, state]
            try Terminal.print(parts.filter { !$0.isEmpty }.joined(separator: "  "))
        }
    }
}
