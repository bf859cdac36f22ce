import LandkortCore

extension Register {
    /// ``bound(_:for:)`` as a store refuses it.
    func storeFilter(_ filter: Filter?, for reader: Reader) throws(StoreProblem) -> BoundFilter? {
        guard let filter else { return nil }
        do throws(FilterProblem) {
            return try bound(filter, for: reader)
        } catch {
            throw StoreProblem.badFilter(error)
        }
    }
}
