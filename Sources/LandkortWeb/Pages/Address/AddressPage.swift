import LandkortApplication
import LandkortCore

/// What the parts of an address's page are made of.
struct AddressPage {
    let address: AddressRecord
    let campaign: Campaign
    /// The address in the campaigns of the kind, newest first; nil where one that is no small part does not have it.
    let history: [(campaign: Campaign, address: AddressRecord?)]
    let choice: ViewChoice
    let words: Words
    let places: PlaceNames

    var demand: SpeedDemand { choice.demand }
    var numbers: Numbers { words.numbers }
    var verdict: Verdict { address.speeds.verdict(at: demand) }
    var heading: String { places.address(address, in: campaign) }

    /// The answer, and the clause that decided it.
    var answer: [String: Any] {
        let key =
            switch verdict {
            case .covered: "answerYes"
            case .missing: "answerNo"
            case .unknown: "answerUnknown"
            }
        return [
            "tone": verdict.tone, "answer": words(key, ["threshold": demand.title]),
            "because": reason(verdict, at: demand),
        ]
    }

    var clauses: [[String: Any]] {
        SpeedDemand.all.map { demand in
            let verdict = address.speeds.verdict(at: demand)
            return [
                "tone": verdict.tone, "mark": verdict.mark, "verdict": words(verdict.textKey),
                "label": demand.upload > 0 ? demand.title : words("thresholdDownOnly", ["threshold": demand.title]),
                "reason": reason(verdict, at: demand),
            ]
        }
    }

    /// Why: the technology that decided it, and its speed.
    private func reason(_ verdict: Verdict, at demand: SpeedDemand) -> String {
        switch verdict {
        case .covered(let technology):
            return words("becauseYes", ["technology": name(technology).capitalizedFirst, "speed": speed(technology)])
        case .missing(nil): return words("becauseNoFixed")
        case .missing(let technology?):
            return words("becauseNo", ["technology": name(technology), "speed": speed(technology)])
        case .unknown(let technology):
            let down = numbers.speed(address.speeds.download(technology))
            return words("becauseUnknown", ["technology": name(technology).capitalizedFirst, "down": down])
        }
    }

    private func name(_ technology: Technology) -> String { words("\(technology.code)InText") }

    private func speed(_ technology: Technology) -> String {
        words.speed(address.speeds.download(technology), address.speeds.upload(technology))
    }

    var mobileSentence: String {
        let mobile = address.speeds.mobile
        guard mobile.download > 0 else { return words("addressMobileNone") }
        return words("addressMobile", ["class": words.mobileClass(mobile)])
    }

    var copperSentence: String {
        words(address.speeds.isCopperOnly ? "addressCopperYes" : "addressCopperNo")
    }
}

extension AddressPage {
    /// A neighbour a row: how far, its best fixed technology, and whether that suffices.
    func neighbourTable(_ neighbours: [(address: AddressRecord, metres: Double)]) -> PageTable {
        var rows = RowWriter()
        for (neighbour, metres) in neighbours {
            let best = neighbour.speeds.offered.first.map { technology in
                words(
                    "bestFixedValue",
                    [
                        "technology": words(technology.code),
                        "speed": words.speed(
                            neighbour.speeds.download(technology), neighbour.speeds.upload(technology)),
                    ])
            }
            rows.row([
                .name("\(neighbour.street) \(neighbour.number)", url: choice.address(neighbour.id)),
                .number(numbers.count(Int(metres.rounded())) + " m"),
                .text(best ?? words("ingenFast"), style: "wide-only"),
                .text(words(neighbour.speeds.verdict(at: demand).textKey)),
            ])
        }
        return PageTable(
            id: "neighbours", caption: words("neighboursCaption"),
            columns: [
                PageTable.Column(label: words("address")), PageTable.Column(label: words("distance"), style: "num"),
                PageTable.Column(label: words("bestFixed"), style: "wide-only"),
                PageTable.Column(label: words("reaches", ["threshold": demand.title])),
            ], rows: rows.html)
    }

    func neighbourSentence(_ neighbours: [(address: AddressRecord, metres: Double)]) -> String {
        guard let last = neighbours.last else { return words("neighboursNone") }
        let covered = neighbours.filter { $0.address.speeds.verdict(at: demand).isCovered }.count
        return words(
            "neighboursSentence",
            [
                "total": numbers.count(neighbours.count), "covered": numbers.count(covered),
                "distance": numbers.count(Int(last.metres.rounded(.up))), "threshold": demand.title,
            ])
    }
}

extension Verdict {
    /// The class of its notice or clause.
    var tone: String {
        switch self {
        case .covered: "good"
        case .missing: "bad"
        case .unknown: "unknown"
        }
    }

    var mark: String {
        switch self {
        case .covered: "✓"
        case .missing: "✗"
        case .unknown: "?"
        }
    }

    var textKey: String {
        switch self {
        case .covered: "verdictYes"
        case .missing: "verdictNo"
        case .unknown: "verdictUnknown"
        }
    }
}

extension String {
    /// For a word that begins a sentence; what follows the first letter stays.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
