import LandkortCore
import LandkortRegisters

/// When a contract ends, and by when one has to say so.
///
/// Source: the fields of the register `kontrakt`. A contract with a last day ends on it; whoever wants something else
/// by then gives notice the contract's months before. One without ends the same months after notice, which can be
/// given from the day it is no longer bound.
struct ContractTerm: Equatable {
    /// `2028-12-31`; nil where it cannot be told.
    let ends: String?
    /// The last day to give notice, or the first where the contract runs until then; nil where the months are not known.
    let notice: String?
    /// Whether it runs until notice is given.
    let isOpenEnded: Bool

    /// - Parameter today: `2026-11-20`.
    init(of contract: Contract, today: String) {
        let months = contract.noticeMonths
        if let given = contract.noticeGiven.flatMap(Day.init) {
            let end = months.map { given.adding(months: $0).text } ?? contract.expires
            (ends, notice, isOpenEnded) = (end, contract.noticeGiven, false)
        } else if let last = contract.expires.flatMap(Day.init) {
            (ends, notice, isOpenEnded) = (last.text, months.map { last.adding(months: -$0).text }, false)
        } else {
            let from = [contract.bound, today].compactMap { $0.flatMap(Day.init) }.max()
            ends = from.flatMap { from in months.map { from.adding(months: $0).text } }
            (notice, isOpenEnded) = (from?.text, true)
        }
    }

    /// `2028-4`; nil where it runs until notice is given, or cannot be told.
    var quarter: String? {
        guard !isOpenEnded, let quarter = ends.flatMap(Day.init)?.quarter else { return nil }
        return "\(quarter.year)-\(quarter.number)"
    }
}
