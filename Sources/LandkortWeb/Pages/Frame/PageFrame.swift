import Hummingbird
import LandkortApplication
import LandkortCore

/// What stands around a page's own content.
struct PageFrame {
    var title: String
    /// The way from the front page, which is added.
    var crumbs: [(label: String, url: String)] = []
    var isHome = false
    var hasMap = false
    var hasSearch = false
    /// Shows the form of a record.
    var hasForm = false
    /// Where what a telephone needs to keep the page is; nil for a page that it does not keep.
    var fieldForm: String?
    /// Shows invented rows.
    var isSynthetic = false
    /// Which of what it shows is invented; nil says it of all.
    var sampleSentence: String?
    /// Which part of the country, or of a municipality, the shown campaign holds; nil for all of it.
    var partialSentence: String?
    /// The post codes behind a sentence that only counts them.
    var partialList: String?
    /// Where the page is, for who has it on paper; nil is nowhere to come back to.
    var address: String?
    /// Other forms of the same resource: media type, address, label.
    var alternates: [(type: String, url: String, label: String)] = []
}

extension PageFrame {
    /// Marks a page that rests on an invented campaign.
    mutating func tell(_ sample: SampleNotice?) {
        guard let sample else { return }
        isSynthetic = true
        sampleSentence = sample.sentence
    }

    /// Says which part of the country, or of a municipality, the shown campaign holds.
    mutating func tell(_ partial: PartialNotice?) {
        partialSentence = partial?.sentence
        partialList = partial?.list
    }
}

extension Pages {
    /// A page made of `template` and its context, inside the frame.
    func page(
        _ template: String, _ context: [String: Any], in frame: PageFrame, _ request: Request, _ language: Language
    ) -> [UInt8] {
        var frame = frame
        frame.address = Links(request).base + Self.address(request.uri.path, request.uri.query, setting: "f", to: nil)
        return page(template, context, in: frame, path: request.uri.path, query: request.uri.query, language)
    }

    func page(
        _ template: String, _ context: [String: Any], in frame: PageFrame, path: String, query: String?,
        _ language: Language
    ) -> [UInt8] {
        let words: [String: Any] = ["t": texts.all(language), "lang": language.rawValue]
        let body = render(template, context.merging(words) { own, _ in own })
        var layout = layout(frame, path: path, query: query, language).merging(words) { own, _ in own }
        layout["body"] = body
        return Array(render("layout", layout).utf8)
    }

    private func layout(_ frame: PageFrame, path: String, query: String?, _ language: Language) -> [String: Any] {
        func t(_ key: String) -> String { texts(key, language) }
        let home = [["label": t("navHome"), "url": "/"]]
        var layout: [String: Any] = [
            "pageTitle": frame.title,
            "languages": Language.allCases.map { choice in
                [
                    "code": choice.rawValue, "label": t(choice == .da ? "languageDa" : "languageEn"),
                    "url": Self.address(path, query, setting: "lang", to: choice.rawValue),
                    "current": choice == language,
                ] as [String: Any]
            },
            "navigation": [
                ("navHome", "/"), ("navSearch", "/adresser"), ("navJoined", "/overblik"),
                ("navCollections", "/collections"), ("navProcesses", "/processes"), ("navApi", "/api"),
            ]
            .map { key, url in ["label": t(key), "url": url, "current": path == url] as [String: Any] },
            "alternates": frame.alternates.map { ["type": $0.type, "url": $0.url, "label": $0.label] },
            "synthetic": frame.isSynthetic, "hasCrumbs": !frame.isHome, "hasMap": frame.hasMap,
            "hasSearch": frame.hasSearch, "hasForm": frame.hasForm,
            "crumbs": home + frame.crumbs.map { ["label": $0.label, "url": $0.url] },
            "footerSources":
                (["footerSourceCoverage", "footerSourceCoast"] + (frame.isSynthetic ? ["footerSourceSample"] : []))
                .map { ["text": t($0)] },
            "footerLinks": [
                ("linkAllData", "/collections"), ("linkApi", "/api"), ("linkConformance", "/conformance"),
                ("linkHealth", "/health"), ("linkStatement", "/tilgaengelighed"),
            ].map { ["label": t($0), "url": $1] },
            "version": "Landkort 0.1.0",
        ]
        layout["fieldForm"] = frame.fieldForm
        layout["address"] = frame.address
        layout["done"] = DoneNotice.current.map { t($0.textKey) }
        if let sentence = frame.partialSentence {
            layout["partial"] = ["sentence": sentence].merging(frame.partialList.map { ["list": $0] } ?? [:]) { $1 }
        }
        layout["sampleText"] = frame.sampleSentence ?? t("sampleText")
        let head = Audience.current.context(path: path, query: query, words(language))
        return layout.merging(head) { own, _ in own }
    }

    /// `path?query` with one parameter set, the others in their order.
    static func address(_ path: String, _ query: String?, setting name: String, to value: String?) -> String {
        var pairs = (query ?? "").split(separator: "&").map(String.init).filter { !$0.hasPrefix("\(name)=") }
        if let value { pairs.append("\(name)=\(value.percentEncoded)") }
        return pairs.isEmpty ? path : path + "?" + pairs.joined(separator: "&")
    }
}
