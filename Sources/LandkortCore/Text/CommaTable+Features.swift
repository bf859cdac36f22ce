extension CommaTable {
    /// The rows as records of `register`: headings are field names, `geometri` holds well-known text in EPSG:25832.
    ///
    /// An empty cell, and one under a heading that is no field, gives no value. A row without identifier has an empty
    /// id. Nothing is checked; that is ``FeatureCheck``.
    public func features(of register: Register) -> [Feature] {
        rows.map { cells in
            var feature = Feature(id: "", values: [:])
            for (heading, cell) in zip(headings, cells) {
                if heading == "geometri" { feature.geometry = Geometry(wellKnownText: cell) }
                guard let value = register[heading]?.value(fromCell: cell), !value.isNull else { continue }
                feature[heading] = value
            }
            feature.id = feature[register.identifier.name].string ?? ""
            return feature
        }
    }
}
