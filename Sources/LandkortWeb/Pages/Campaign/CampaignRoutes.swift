import Foundation
import HTTPTypes
import Hummingbird
import LandkortApplication
import LandkortCore

/// `/kortlaegninger/ny`: a coverage file is sent, and a job reads it in, all of it or nothing.
struct CampaignRoutes {
    let editing: Editing
    let pages: Pages
    let jobs: Jobs

    static let path = "/kortlaegninger/ny"
    static let removalPath = "/kortlaegninger/fjern"
    /// A national file of 2.6 million addresses has some 500 MB.
    private static let mostBytes = 2 << 30
    /// What is left for writing, once the file is read.
    private static let readShare = 0.8

    func add(to router: Router<RequestSource>) {
        router.get("kortlaegninger/ny", use: show)
        router.post("kortlaegninger/ny", use: send)
        router.post("kortlaegninger/fjern", use: remove)
    }

    @Sendable func show(_ request: Request, _ context: RequestSource) async throws -> Response {
        let mark = try context.session.mark
        try editing.checkImportingCampaigns(by: try context.author)
        return try await pages.newCampaign(mark, request, context)
    }

    @Sendable func send(_ request: Request, _ context: RequestSource) async throws -> Response {
        let (author, mark) = (try context.author, try context.session.mark)
        try editing.checkImportingCampaigns(by: author)
        let folder = UploadFolder.new()
        var name = ""
        do {
            try UploadFolder.make(folder)
            let form = try await StreamedForm(request, upTo: Self.mostBytes) { fields, file in
                guard Accounts.isSame(fields["maerke"] ?? "", mark) else { throw AccessProblem.badForm }
                name = UploadShelf.plain(file)
                return folder.appending(path: name)
            }
            let path = folder.appending(path: name).path
            let work = try work(form.fields, name)
            let editing = editing
            let job = try await jobs.start(Job.campaignImport, for: context.jobOwner) { progress in
                defer { try? FileManager.default.removeItem(at: folder) }
                return .campaign(
                    try await editing.importCampaign(path, work, by: author) { progress($0 * Self.readShare) })
            }
            return Reply.redirect(to: "/jobs/\(job.id)?f=html")
        } catch {
            try? FileManager.default.removeItem(at: folder)
            throw error
        }
    }

    @Sendable func remove(_ request: Request, _ context: RequestSource) async throws -> Response {
        let (author, mark) = (try context.author, try context.session.mark)
        let sent = try await request.fields(marked: mark, upTo: 1 << 16)
        guard let name = sent["navn"], let kind = CampaignKind(rawValue: sent["art"] ?? "") else {
            throw AccessProblem.badForm
        }
        try await editing.removeCampaign(CampaignID(name: name, kind: kind), by: author)
        return Reply.redirect(to: Self.path)
    }

    private func work(_ fields: [String: String], _ file: String) throws -> CampaignImport {
        guard let kind = CampaignKind(rawValue: fields["art"] ?? ""),
            let handling = fields["handling"], ["proev", "indlaes"].contains(handling)
        else { throw AccessProblem.badForm }
        var work = editing.newCampaignImport(CampaignID(name: fields["navn"] ?? "", kind: kind))
        work.isPartial = fields["del"] != nil
        work.replaces = fields["erstat"] != nil
        work.isTrial = handling == "proev"
        work.fileName = file
        return work
    }
}

extension Pages {
    /// The form for a campaign's file, with what the store has already.
    func newCampaign(_ mark: String, _ request: Request, _ context: RequestSource) async throws -> Response {
        let language = context.language
        let frame = PageFrame(title: texts("campaignNew", language))
        let numbers = Numbers(language: language)
        let content: [String: Any] = [
            "heading": frame.title, "mark": mark, "action": CampaignRoutes.path,
            "kinds": CampaignKind.allCases.map { kind in
                [
                    "value": kind.rawValue, "label": kind.title[language], "isChosen": kind == .offeredPrivate,
                ] as [String: Any]
            },
            "campaigns": try await workspace.campaigns().map { campaign in
                let rows = numbers.count(campaign.count)
                let named = ["name": campaign.id.name, "kind": campaign.id.kind.title[language], "count": rows]
                return [
                    "text": words(language).plural("campaignHeld", campaign.count, named), "name": campaign.id.name,
                    "kind": campaign.id.kind.rawValue,
                ]
            },
            "mayRemove": context.reader.mayRemoveCampaigns, "removal": CampaignRoutes.removalPath,
        ]
        return Reply.html(page("campaign", content, in: frame, request, language), to: request)
    }
}
