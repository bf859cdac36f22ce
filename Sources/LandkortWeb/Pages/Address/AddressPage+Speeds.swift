import LandkortApplication
import LandkortCore

extension AddressPage {
    /// More campaigns than this would not fit beside one another.
    private static let mostCampaigns = 5

    /// A row for each technology and for mobile, a column for each campaign, and how it has changed.
    var speedTable: [String: Any] {
        let shown = Array(history.prefix(Self.mostCampaigns))
        let order: [Technology] = [.fibre, .cable, .fixedWireless, .xdsl]
        let rows = order.map { technology in
            row(words(technology.code), shown) { ($0.download(technology), $0.upload(technology)) }
        }
        return [
            "campaigns": shown.map(\.campaign.id.name),
            "technologies": rows + [row(words("mobil"), shown) { ($0.mobile.download, $0.mobile.upload) }],
        ]
    }

    private func row(
        _ name: String, _ shown: [(campaign: Campaign, address: AddressRecord?)],
        _ speed: (SpeedProfile) -> (Int32, Int32)
    ) -> [String: Any] {
        let cells = shown.map { entry -> [String: Any] in
            guard let address = entry.address else { return ["text": words("notInCampaignShort"), "empty": true] }
            let (down, up) = speed(address.speeds)
            return down > 0
                ? ["text": words.speed(down, up), "empty": false]
                : ["text": words("speedNotOffered"), "empty": true]
        }
        let before = formerAddress.map { speed($0.speeds) }
        return ["name": name, "speeds": cells, "changed": changed(from: before, to: speed(address.speeds))]
    }

    /// The address in the campaign before the one shown.
    private var formerAddress: AddressRecord? {
        history.first { $0.campaign.id.name < campaign.id.name }?.address
    }

    private func changed(from before: (Int32, Int32)?, to now: (Int32, Int32)) -> String {
        guard let before, before.0 > 0 || now.0 > 0 else { return "" }
        if before.0 == 0 { return words("changedNew") }
        if now.0 == 0 { return words("changedGone") }
        if now == before { return words("changedSame") }
        if now.0 >= before.0, now.1 >= before.1 { return words("changedFaster") }
        if now.0 <= before.0, now.1 <= before.1 { return words("changedSlower") }
        return words("changedOther")
    }
}
