import LandkortApplication
import LandkortCore

extension Pages {
    /// A problem as a page: what, where, what to do.
    ///
    /// - Parameter isSent: whether it is in answer to something that was sent, and not to an address alone.
    func problem(
        _ problem: any Problem, status: Int, path: String, query: String?, isSent: Bool = false, language: Language
    ) -> [UInt8] {
        let words = ProblemWords(problem, isSent: isSent)
        let title = texts(words.title, language)
        let message = problem.message[language]
        let isOne = ((problem as? EditProblem)?.faults.count ?? 1) <= 1 && !(isSent && problem.kind == .unavailable)
        let (what, todo) = isOne ? Self.parts(of: message) : (message, nil)
        let content: [String: Any] = [
            "status": String(status), "tone": words.tone, "what": title, "detail": what,
            "where": path, "todo": todo ?? texts(words.advice, language), "code": problem.code,
            "problemLinks": links(for: problem, path, query, language),
        ]
        return page("problem", content, in: PageFrame(title: title), path: path, query: query, language)
    }

    /// What a problem is called, on pages and in problem details.
    func heading(of problem: any Problem, isSent: Bool, _ language: Language) -> String {
        texts(ProblemWords(problem, isSent: isSent).title, language)
    }

    /// A message says what happened, and in its last sentences what to do.
    private static func parts(of message: String) -> (what: String, todo: String?) {
        guard let end = message.firstRange(of: /\. (?=\p{Lu})/) else { return (message, nil) }
        return (message[..<end.lowerBound] + ".", String(message[end.upperBound...]))
    }

    private func links(
        for problem: any Problem, _ path: String, _ query: String?, _ language: Language
    ) -> [[String: Any]] {
        let again = ["label": texts("problemAgain", language), "url": query.map { "\(path)?\($0)" } ?? path]
        let home = ["label": texts("problemHome", language), "url": "/"]
        let data = ["label": texts("collectionsTitle", language), "url": "/collections"]
        if let history = (problem as? RequestProblem)?.history {
            let back = (problem as? RequestProblem)?.restoring.map { url in
                ["label": texts("restoreAction", language), "url": url]
            }
            let own = Audience.current.hasForms ? [back].compactMap(\.self) : []
            return own + [["label": texts("problemHistory", language), "url": history], home, data]
        }
        switch problem {
        case is BulkProblem:
            let list = path.split(separator: "/").dropLast().map { "/\($0)" }.joined() + "/items"
            return [["label": texts("viewsBack", language), "url": list], home]
        case EditProblem.waits, AccessProblem.noReview:
            return [["label": texts("reviewTitle", language), "url": "/gennemsyn"], home, data]
        default: break
        }
        let way = ["label": texts("signIn", language), "url": "/log-ind?til=\(path.percentEncoded)"]
        return switch problem.kind {
        case .unauthenticated where Audience.current.canSignIn && !Audience.current.isKnown: [way, home, data]
        case .unavailable, .defect, .conflict: [again, home]
        case .invalid, .unauthenticated, .forbidden, .notFound, .tooLarge: [home, data]
        }
    }
}

/// The words and colour of a kind of problem.
private struct ProblemWords {
    /// The key of the heading.
    let title: String
    let tone: String
    /// The key of what to do.
    var advice: String {
        let isKnown = title == "problemForbidden" && Audience.current.isKnown
        return isKnown ? "\(title)KnownToDo" : "\(title)ToDo"
    }

    init(_ problem: any Problem, isSent: Bool) {
        if let own = Self.own(problem) {
            (title, tone) = (own, "warning")
            return
        }
        (title, tone) =
            switch problem.kind {
            case .notFound: ("problemNotFound", "warning")
            case .invalid, .tooLarge: (isSent ? "problemSent" : "problemInvalid", "warning")
            case .conflict: ("problemConflict", "warning")
            case .unauthenticated, .forbidden: ("problemForbidden", "warning")
            case .unavailable: (isSent ? "problemNotSaved" : "problemUnavailable", "error")
            case .defect: ("problemDefect", "error")
            }
    }

    /// The heading of what its kind says too little of.
    private static func own(_ problem: any Problem) -> String? {
        switch problem {
        case RequestProblem.methodNotAllowed: "problemMethod"
        case RequestProblem.gone(_, _, _, _, .deleted): "problemGone"
        case RequestProblem.gone(_, _, _, _, .notThen): "problemNotThen"
        case RequestProblem.gone(_, _, _, _, .withoutAttachment): "problemAttachmentGone"
        case RequestProblem.redacted: "problemRedacted"
        case EditProblem.waits: "problemWaits"
        case EditProblem.inForce: "problemInForce"
        case is EditProblem where problem.kind == .invalid: "problemRecord"
        case AccessProblem.noReview: "problemNoReview"
        case is AttachmentProblem where problem.kind != .notFound: "problemAttachment"
        default: nil
        }
    }
}
