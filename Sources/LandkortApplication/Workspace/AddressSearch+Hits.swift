import LandkortCore

extension AddressSearch {
    /// How well a street fits.
    private enum Fit: UInt8 {
        case not
        /// A later word begins with what is sought.
        case within
        case begins
    }

    /// Rows whose street fits, the best `limit` of them. O(streets + rows), and a sort of those that are left.
    func hits(in part: CampaignPart, of municipality: String, part place: Int, limit: Int) -> [Hit] {
        let fits = fits(of: part.street.entries)
        guard fits.contains(where: { $0 != .not }) else { return [] }
        var wanted = fits.map { $0 != .not }
        let rows = rows(of: wanted, in: part, of: municipality)
        var counts = [Int](repeating: 0, count: fits.count)
        for row in rows { counts[part.street.indices[row]] += 1 }
        keepBest(limit, of: fits, part.street.entries, counts, &wanted)
        return rows.filter { wanted[part.street.indices[$0]] }
            .map { hit($0, fits[part.street.indices[$0]], in: part, place) }
            .sorted().prefix(limit).map { $0 }
    }

    private func fits(of streets: [String]) -> [Fit] {
        let sought = Array(street.utf8)
        var bytes: [UInt8] = []
        return streets.map { name in
            FoldedText.write(name, to: &bytes)
            return Self.fit(of: bytes.span, sought.span)
        }
    }

    private static func fit(of name: Span<UInt8>, _ sought: Span<UInt8>) -> Fit {
        guard name.count >= sought.count else { return .not }
        if holds(name, sought, at: 0) { return .begins }
        for place in 1..<max(1, name.count - sought.count + 1) where name[place - 1] == UInt8(ascii: " ") {
            if holds(name, sought, at: place) { return .within }
        }
        return .not
    }

    private static func holds(_ name: Span<UInt8>, _ sought: Span<UInt8>, at place: Int) -> Bool {
        for offset in 0..<sought.count where name[place + offset] != sought[offset] { return false }
        return true
    }

    /// Rows of wanted streets, with the number and place that are sought.
    private func rows(of wanted: [Bool], in part: CampaignPart, of municipality: String) -> [Int] {
        let numbers = number.map { number in
            part.number.entries.map { $0.uppercased().hasPrefix(number) }
        }
        var rows: [Int] = []
        var row = 0
        for run in part.postcodes {
            defer { row += run.count }
            guard fits(run.postcode, in: municipality) else { continue }
            switch part.street.indices {
            case .bytes(let column): add(row..<row + run.count, column.span, wanted, to: &rows)
            case .shorts(let column): add(row..<row + run.count, column.span, wanted, to: &rows)
            case .words(let column): add(row..<row + run.count, column.span, wanted, to: &rows)
            }
        }
        guard let numbers else { return rows }
        return rows.filter { numbers[part.number.indices[$0]] }
    }

    private func add(
        _ range: Range<Int>, _ column: Span<some UnsignedInteger>, _ wanted: [Bool], to rows: inout [Int]
    ) {
        for row in range where wanted[Int(column[row])] { rows.append(row) }
    }

    /// Leaves only as many streets wanted as it takes to fill `limit`, the best fits first, then by name.
    private func keepBest(
        _ limit: Int, of fits: [Fit], _ names: [String], _ counts: [Int], _ wanted: inout [Bool]
    ) {
        let order = wanted.indices.filter { counts[$0] > 0 }.sorted {
            fits[$0] == fits[$1] ? names[$0] < names[$1] : fits[$0].rawValue > fits[$1].rawValue
        }
        var left = limit
        for street in order {
            if left <= 0 { wanted[street] = false }
            left -= counts[street]
        }
    }

    private func hit(_ row: Int, _ fit: Fit, in part: CampaignPart, _ place: Int) -> Hit {
        let text = part.number[row]
        let digits = text.prefix { $0.isNumber }
        return Hit(
            begins: fit == .begins, street: part.street[row], number: Int(digits) ?? 0,
            letter: String(text.dropFirst(digits.count)), part: place, row: row)
    }
}
