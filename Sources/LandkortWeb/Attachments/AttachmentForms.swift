import HTTPTypes
import Hummingbird
import LandkortApplication
import LandkortCore

/// The forms on a record's page by which its attachments are added, chosen and removed.
struct AttachmentForms {
    let writing: Writing
    let pages: Pages

    func add(to router: Router<RequestSource>) {
        router.post("collections/:collection/items/:item/attach", use: attach)
        router.post("collections/:collection/items/:item/attachments/:attachment/edit", use: change)
    }

    @Sendable func attach(_ request: Request, _ context: RequestSource) async throws -> Response {
        let (source, mark) = try writing.form(request, context)
        let id = try context.itemID
        let rule = try await writing.editing.attaching(to: id, in: source.register.id, by: try context.author)
        let form = try await MultipartForm(request, upTo: NewAttachment.mostBytes)
        guard Accounts.isSame(form.fields["maerke"] ?? "", mark) else { throw AccessProblem.badForm }
        guard let sent = form.files["fil"] else { throw AttachmentProblem.empty }
        let file = try NewAttachment(
            sent.bytes, fileName: sent.name, declared: sent.type, title: form.fields["titel"] ?? "",
            isPrimary: form.fields["primaer"] != nil, keepsPosition: form.fields["position"] != nil, by: rule)
        return try await save(.add(file), of: id, in: source, context)
    }

    @Sendable func change(_ request: Request, _ context: RequestSource) async throws -> Response {
        let (source, mark) = try writing.form(request, context)
        let sent = try await request.formFields(upTo: 4096)
        guard Accounts.isSame(sent["maerke"] ?? "", mark) else { throw AccessProblem.badForm }
        let attachment = try context.attachmentID
        let change: AttachmentChange? =
            switch sent["handling"] {
            case "primaer": .makePrimary(attachment)
            case "fjern": .remove(attachment)
            default: nil
            }
        guard let change else { throw AccessProblem.badForm }
        return try await save(change, of: try context.itemID, in: source, context)
    }

    private func save(
        _ change: AttachmentChange, of id: Feature.ID, in source: RegisterSource, _ context: RequestSource
    ) async throws -> Response {
        try await writing.editing.change(change, of: id, in: source.register.id, by: try context.author)
        return Reply.redirect(to: ValueText.address(of: id, in: source.id) + "?f=html#bilag")
    }
}
