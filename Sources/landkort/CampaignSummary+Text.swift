import LandkortApplication
import LandkortCore

extension CampaignSummary {
    /// What the command prints, Danish first.
    var text: String {
        var lines = [headline]
        lines.append("Adresser / addresses: \(rows)")
        lines.append("Kommuner / municipalities: \(municipalities.count)")
        lines += municipalities.map { "  \($0.code ?? "––––") \(Self.shown($0.name)): \($0.rows)" }
        if !unresolved.isEmpty {
            lines.append(
                "Ukendte kommunenavne / names that do not resolve: \(unresolved.map(Self.shown).joined(separator: ", "))"
            )
        }
        lines.append("Mobilklasser / mobile classes:")
        lines += mobileClasses.map { mobile, rows in
            "  \(mobile.code): \(rows)\(Self.isNew(mobile) ? " (ny klasse / new class)" : "")"
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

    private static func shown(_ name: String) -> String { name.isEmpty ? "(tomt / empty)" : name }

    private var notes: [String] {
        let cut =
            "Advarsel / warning: sidste linje mangler linjeskift; er filen hentet helt? "
            + "/ the last line has no line end; was the file downloaded whole?"
        return (endsOpen ? [cut] : []) + counts
    }

    private var counts: [String] {
        [
            (withoutPosition, "uden koordinater / without coordinates"),
            (outsideDenmark, "uden for Danmark / outside Denmark"),
            (withoutPostcode, "uden postnummer / without post code"),
        ].filter { $0.0 > 0 }.map { "Advarsel / warning: \($0.0) adresser \($0.1)" }
    }
}
