import LandkortCore

/// The versions of one record and what each of them changed.
struct RecordHistory {
    enum Change {
        case value(Field, old: Value, new: Value)
        /// The place on the map, EPSG:25832.
        case place(old: Geometry?, new: Geometry?)
    }

    let source: RegisterSource
    /// Newest first; never empty.
    let versions: [FeatureVersion]

    init(_ versions: [FeatureVersion], of source: RegisterSource) {
        self.source = source
        self.versions = versions
    }

    var id: Feature.ID { versions[0].feature.id }
    var path: String { ValueText.address(of: id, in: source.id) }
    /// Whether the record is no longer there.
    var isOver: Bool { versions[0].to != nil }

    /// The version's number among those that are seen, from 1: its own would tell of others.
    func number(at place: Int) -> Int { versions.count - place }

    /// Whether the record had been deleted when the version began.
    func isReturn(at place: Int) -> Bool {
        place + 1 < versions.count && versions[place + 1].ending == .deleted
    }

    /// What the version at `place` says otherwise than the one before it, in the order of the form.
    func changes(at place: Int) -> [Change] {
        let (new, old) = (versions[place].feature, place + 1 < versions.count ? versions[place + 1].feature : nil)
        var changes = source.fieldsByGroup.flatMap(\.fields)
            .filter { !$0.tellsOfVersion && !$0.isIdentifier && new[$0.name] != old?[$0.name] ?? .null }
            .map { Change.value($0, old: old?[$0.name] ?? .null, new: new[$0.name]) }
        if new.geometry != old?.geometry {
            changes.append(.place(old: old?.geometry, new: new.geometry))
        }
        return changes
    }

    /// The address of the record as it was in `version`.
    func address(of version: FeatureVersion) -> String { "\(path)?datetime=\(version.from.percentEncoded)" }

    /// The form that is filled in with what `version` said.
    func wayBack(to version: FeatureVersion) -> String {
        "\(path)/edit?\(RecordForm.asOf)=\(version.from.percentEncoded)"
    }

    /// The time map as links alone (RFC 6690).
    func linkFormat(_ links: Links) -> [UInt8] {
        let fixed = [
            (path, "rel=\"original timegate\""),
            ("\(path)/versions?f=links", "rel=\"self\"; type=\"\(Format.linkType)\""),
        ]
        let all =
            fixed
            + versions.enumerated().map { place, version in
                let latest = place == 0 ? " latest-version" : ""
                return (address(of: version), "rel=\"memento\(latest)\"; datetime=\"\(Self.date(of: version))\"")
            }
        return Array(all.map { "<\(links.base)\($0.0)>; \($0.1)" }.joined(separator: ",\n").utf8)
    }

    private static func date(of version: FeatureVersion) -> String { Moment(version.from).map(HTTPDate.text) ?? "" }

    /// The time map, with what was changed.
    func json(_ links: Links) -> JSON {
        var all = links.pair("\(path)/versions")
        all.append(links.link("\(path)/versions?f=links", rel: "alternate", type: Format.linkType))
        all.append(links.link(path, rel: "original", type: "application/geo+json"))
        for version in versions {
            let link = links.link(address(of: version), rel: "memento", type: "application/geo+json")
            all.append(link.adding([("datetime", .string(Self.date(of: version)))]))
        }
        all.append(links.link(address(of: versions[0]), rel: "latest-version", type: "application/geo+json"))
        return ["links": .array(all), "versions": .array(versions.indices.map(json))]
    }

    private func json(at place: Int) -> JSON {
        let version = versions[place]
        func text(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }
        return [
            "revision": .integer(number(at: place)), "from": .string(version.from), "to": text(version.to),
            "by": text(version.by), "ending": text(version.ending?.rawValue), "endedBy": text(version.endedBy),
            "changes": .array(changes(at: place).map(\.json)),
        ]
    }
}

extension RecordHistory.Change {
    /// A place as GeoJSON, in longitude and latitude as the record itself.
    fileprivate var json: JSON {
        switch self {
        case .value(let field, let old, let new):
            ["field": .string(field.name), "old": JSON(old), "new": JSON(new)]
        case .place(let old, let new):
            ["field": "geometry", "old": Self.json(old), "new": Self.json(new)]
        }
    }

    private static func json(_ geometry: Geometry?) -> JSON {
        geometry.map { .written(GeoJSON.encode($0, in: .crs84)) } ?? .null
    }
}
