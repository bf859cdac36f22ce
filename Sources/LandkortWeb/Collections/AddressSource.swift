import LandkortApplication
import LandkortCore

/// The addresses of a campaign as a collection, served from columns.
struct AddressSource: FeatureSource {
    let choice: CampaignChoice

    var id: String { "adresse" }
    var title: Bilingual { Bilingual(da: "Adresser", en: "Addresses") }
    var description: Bilingual {
        Bilingual(
            da: "Adgangsadresser i en kortlægning og de hastigheder, de bliver tilbudt.",
            en: "Access addresses of a campaign and the speeds they are offered.")
    }
    var group: String { "kortlaegninger" }
    var geometry: GeometryKind? { .point }
    var identifier: String { "adgadr_id" }
    var label: [String] { ["vejnavn", "husnr", "postnr"] }
    var listColumns: [String] {
        ["vejnavn", "husnr", "postnr", "kommunenavn"] + Self.speeds.filter { $0.hasPrefix("download") }
    }
    var parameters: [String] { CampaignChoice.parameters + ["inden_for", Self.figure, Self.cell, Self.postcode] }
    var itemParameters: [String] { CampaignChoice.parameters + ["inden_for"] }

    /// The figure whose addresses are asked for, by its name in `daekningsgrad`: what is behind a number.
    static let figure = "tal"
    static let cell = "celle"
    static let postcode = "postnr"

    func narrowing(_ own: [String: String]) -> [(label: Bilingual, value: Bilingual)] {
        let figure = own[Self.figure].map { (Bilingual(da: "Kun", en: "Only"), CoverageNames.title($0)) }
        let cell = own[Self.cell].map { (CoverageNames.cell, Bilingual(da: $0, en: $0)) }
        return [figure, cell].compactMap { $0 }
    }

    static let speeds = ["fasttraadloest", "fiber", "kabel_tv", "xdsl", "mobil"].flatMap {
        ["download_\($0)", "upload_\($0)"]
    }

    var fields: [Field] {
        let texts = [
            ("adgadr_id", Bilingual(da: "Adgangsadresse", en: "Access address")),
            ("vejnavn", Bilingual(da: "Vej", en: "Street")), ("husnr", Bilingual(da: "Husnummer", en: "House number")),
            ("postnr", Bilingual(da: "Postnummer", en: "Post code")),
            ("kommunenavn", Bilingual(da: "Kommune", en: "Municipality")),
        ].map { Field(name: $0.0, title: $0.1, isIdentifier: $0.0 == "adgadr_id") }
        return texts
            + Self.speeds.map { name in
                Field(name: name, title: Self.title(name), type: .number, unit: Bilingual(da: "Mbit/s", en: "Mbit/s"))
            }
    }

    private static func title(_ name: String) -> Bilingual {
        let parts = name.split(separator: "_", maxSplits: 1).map(String.init)
        let direction = parts[0] == "download" ? "Download" : "Upload"
        let technology = technologies[parts[1]] ?? Bilingual(da: parts[1], en: parts[1])
        return Bilingual(da: "\(direction), \(technology.da)", en: "\(direction), \(technology.en)")
    }

    private static let technologies = [
        "fasttraadloest": Bilingual(da: "fast trådløst", en: "fixed wireless"),
        "fiber": Bilingual(da: "fiber", en: "fibre"), "kabel_tv": Bilingual(da: "kabel-tv", en: "cable"),
        "xdsl": Bilingual(da: "xDSL", en: "xDSL"), "mobil": Bilingual(da: "mobil", en: "mobile"),
    ]

    func count(_ query: SourceQuery) async throws -> Int {
        guard let campaign = try await self.campaign(query) else { return 0 }
        return try await choice.workspace.countAddresses(in: campaign, try addresses(query))
    }

    func page(_ query: SourceQuery) async throws -> FeaturePage {
        guard let campaign = try await self.campaign(query) else { return FeaturePage(features: [], next: nil) }
        let page = try await choice.workspace.addresses(
            in: campaign, try addresses(query), after: query.features.after, limit: query.features.limit)
        return FeaturePage(features: page.records.map(feature), next: page.next)
    }

    /// - Throws: ``RequestProblem/badParameter(_:value:allowed:)``.
    private func addresses(_ query: SourceQuery) throws -> AddressQuery {
        var asked = AddressQuery()
        asked.area = query.own["inden_for"]
        asked.cell = try read(Self.cell, of: query, allowed: ["10km_632_55", "1km_6321_555", "100m_63210_5550"]) {
            GridCell(code: $0)
        }
        asked.postcode = try read(Self.postcode, of: query, allowed: ["0800 … 9999"]) { text in
            text.count == 4 && text.allSatisfy(\.isWholeNumber) ? Int(text) : nil
        }
        asked.figure = try read(Self.figure, of: query, allowed: CoverageCounts.names) { name in
            CoverageCounts.names.contains(name) ? name : nil
        }
        let filter = try filter(of: query)
        asked.box = filter?.envelope.map { query.features.box?.intersection($0) ?? $0 } ?? query.features.box
        asked.degrees = query.features.degrees
        if let filter { asked.isAdmitted = { filter.holds(for: feature($0)) } }
        return asked
    }

    private func read<Value>(
        _ name: String, of query: SourceQuery, allowed: [String], _ reading: (String) -> Value?
    ) throws(RequestProblem) -> Value? {
        guard let text = query.own[name] else { return nil }
        guard let value = reading(text) else { throw .badParameter(name, value: text, allowed: allowed) }
        return value
    }

    func feature(_ id: String, _ query: SourceQuery) async throws -> Feature {
        guard let key = AddressID(id), let campaign = try await self.campaign(query),
            let record = try await record(key, in: campaign, isAsked: query.own["kortlaegning"] != nil)
        else { throw RequestProblem.noSuchPage("/collections/adresse/items/\(id)") }
        return feature(record)
    }

    /// Where no campaign was asked for, an address that the usual one lacks is shown from the newest that has it.
    private func record(_ key: AddressID, in campaign: Campaign, isAsked: Bool) async throws -> AddressRecord? {
        if let found = try await choice.workspace.address(key, in: campaign) { return found }
        guard !isAsked else { return nil }
        return try await choice.workspace.history(of: key, kind: campaign.id.kind).compactMap(\.address).first
    }

    private func feature(_ record: AddressRecord) -> Feature {
        var feature = Feature(id: record.id.text, values: [:], geometry: record.position.map(Geometry.point))
        feature["adgadr_id"] = .string(record.id.text)
        feature["vejnavn"] = .string(record.street)
        feature["husnr"] = .string(record.number)
        if record.postcode > 0 { feature["postnr"] = .string(postcodeText(record.postcode)) }
        feature["kommunenavn"] = .string(record.municipalityName)
        for (place, name) in Self.speeds.enumerated() where record.speeds.speeds[place] > 0 {
            feature[name] = .number(Double(record.speeds.speeds[place]) / 1000)
        }
        return feature
    }

    func extent(_ query: SourceQuery) async throws -> Envelope? {
        guard let campaign = try await self.campaign(query) else { return nil }
        return try await choice.workspace.cells(of: campaign, size: .tenKilometres).extent
    }

    func isSynthetic(_ query: SourceQuery) async throws -> Bool { try await campaign(query)?.isSynthetic ?? false }

    func campaign(_ query: SourceQuery) async throws -> Campaign? { try await choice.campaignIfAny(query.own) }

    /// Addresses are for close views; a tile of a whole country would hold millions.
    var mostInTile: Int { 20_000 }
}
