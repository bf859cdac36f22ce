import Hummingbird
import LandkortCore

extension Pages {
    /// The day on which what the statement says was last gone through; to be renewed at least once a year.
    private static let reviewed = "2026-11-21"

    /// What Danish law asks of a public site (WCAG 2.1 AA as EN 301 549 has it): how far it is kept, what is not
    /// accessible and what to do instead, how it was tested, whom to tell, and who sees to it.
    func statement(of publisher: Publisher, _ request: Request, _ context: RequestSource) -> Response {
        let words = words(context.language)
        let frame = PageFrame(title: words("statementTitle"))
        let values = ["publisher": publisher.name, "date": words.date(Self.reviewed)]
        var content: [String: Any] = [
            "heading": frame.title,
            "lead": words(publisher.isNamed ? "statementLead" : "statementLeadUnnamed", values),
            "gaps": ["Map", "Language", "Attachments", "Pictures"].map { gap in
                ["title": words("statementGap\(gap)"), "text": words("statementGap\(gap)Text")]
            },
            "tested": ["Axe", "Keyboard", "Width", "Print"].map { ["text": words("statementTested\($0)")] },
            "untested": words("statementUntested"), "dated": words("statementDated", values),
            "contacts": contacts(of: publisher, words), "hasContacts": publisher.mail != nil || publisher.phone != nil,
        ]
        if let statement = publisher.statement { content["official"] = ["url": statement] }
        return Reply.html(page("statement", content, in: frame, request, context.language), to: request)
    }

    private func contacts(of publisher: Publisher, _ words: Words) -> [[String: Any]] {
        let mail = publisher.mail.map { ["label": words("statementMail"), "url": "mailto:\($0)", "text": $0] }
        let phone = publisher.phone.map { number in
            ["label": words("statementPhone"), "url": "tel:\(number.filter { !$0.isWhitespace })", "text": number]
        }
        return [mail, phone].compactMap(\.self)
    }
}
