import LandkortApplication
import LandkortCore

extension CampaignSummary {
    /// What the command prints, Danish first.
    var text: String {
        var lines = [headline]
        lines.append("Adresser / addresses: \(rows)")
        lines.append("Kommuner / municipalities: \(municipalities.count)")
        lines += municipalities.map { "  \($0.code ?? "––––") \($0.name): \($0.rows)" }
        if !unresolved.isEmpty {
            lines.append("Ukendte kommunenavne / names that do not resolve: \(unresolved.joined(separator: ", "))")
        }
        lines.append("Mobilklasser / mobile classes:")
        lines += mobileClasses.map { mobile, rows in
            let isNew = mobile.download > 0 && !Self.knownClasses.contains(mobile)
            return "  \(mobile.code): \(rows)\(isNew ? " (ny klasse / new class)" : "")"
        }
        lines += notes
        return lines.joined(separator: "\n") + "\n"
    }

    private var headline: String {
        let name = "\(campaign.name) (\(campaign.kind.rawValue))"
        return switch outcome {
        case .stored: "\(file) er indlæst i / was imported into \(name)."
        case .unchanged: "\(file) er allerede i / is already in \(name); intet er ændret / nothing was changed."
        case .tried: "\(file) kan indlæses i / can be imported into \(name); intet er skrevet / nothing was written."
        }
    }

    private var notes: [String] {
        [
            (withoutPosition, "uden koordinater / without coordinates"),
            (outsideDenmark, "uden for Danmark / outside Denmark"),
            (withoutPostcode, "uden postnummer / without post code"),
        ].filter { $0.0 > 0 }.map { "Advarsel / warning: \($0.0) adresser \($0.1)" }
    }
}
