public import LandkortCore

extension Sample {
    /// The rows of the registers that the sample fills, by register; positions EPSG:25832.
    ///
    /// 40 `mast` (points), 200 `beskyttelsesrum` (multipoints) and the roles in `kontakt`. They refer to the
    /// municipalities and partnerships that every store has from the start. About 20 ms.
    public func features() -> [(register: RegisterID, features: [Feature])] {
        [("mast", masts()), ("beskyttelsesrum", shelters()), ("kontakt", contacts())]
    }

    private func contacts() -> [Feature] {
        var random = SplitMix64(seed: Self.seed, stream: 3)
        return gazetteer.contacts.map { contact in
            var feature = Feature(id: Identifier(&random).text, values: [:])
            feature["objekt_id"] = .string(feature.id)
            feature["kommunekode"] = Self.value(contact.municipality)
            feature["partnerskabskode"] = Self.value(contact.partnership)
            feature["rolle"] = .string(contact.role)
            feature["betegnelse"] = .string(contact.title)
            feature["funktionspostkasse"] = Self.value(contact.mailbox)
            feature["udloeber"] = Self.value(contact.expiry)
            feature["kilde"] = .string(Self.source)
            feature["off_kode"] = "1"
            return feature
        }
    }

    private static func value(_ text: String) -> Value {
        text.isEmpty ? .null : .string(text)
    }
}
