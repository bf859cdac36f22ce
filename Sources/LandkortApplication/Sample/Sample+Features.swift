public import LandkortCore

extension Sample {
    /// The rows of the registers that the sample computes, by register; positions EPSG:25832.
    ///
    /// 40 `mast` (points) and 200 `beskyttelsesrum` (multipoints). They refer to the municipalities that every store
    /// has from the start. About 20 ms. The other registers get the example rows beside their schemas.
    public func features() -> [(register: RegisterID, features: [Feature])] {
        [("mast", masts()), ("beskyttelsesrum", shelters())]
    }
}
