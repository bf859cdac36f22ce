import LandkortCore

/// Builds municipalities' columns: sorts the rows of each and gives it dictionaries of its own.
struct PartBuilder: Sendable {
    let common: CommonNumbers
    /// Whether the file has its ids in ascending order.
    let isAscending: Bool

    /// The part of the rows in `buckets`, which have the common numbers.
    func part(named name: String, _ buckets: [(rows: RowBuckets, municipality: Int)]) -> CampaignPart {
        let order = RowOrder(buckets, isAscending: isAscending)
        let street = OwnDictionary(order, of: common.streets.count) { $0.street }
        let number = OwnDictionary(order, of: common.numbers.count) { $0.number }
        let profile = OwnDictionary(order, of: common.profiles.count) { $0.profile }
        var table = SpeedTable()
        for number in profile.entries { table.append(common.profile(Int(number))) }
        return CampaignPart(
            name: name, count: order.count, profiles: table,
            profile: IndexColumn(profile.indices, entries: table.count), postcodes: postcodeRuns(order),
            easting: order.column { $0.easting }, northing: order.column { $0.northing },
            street: column(street, common.streets), number: column(number, common.numbers),
            ids: order.column { $0.id })
    }

    private func column(_ own: OwnDictionary, _ texts: ByteDictionary) -> TextColumn {
        TextColumn(
            entries: own.entries.map { texts.text(Int($0)) },
            indices: IndexColumn(own.indices, entries: own.entries.count))
    }

    private func postcodeRuns(_ order: RowOrder) -> [PostcodeRun] {
        var runs: [PostcodeRun] = []
        for entry in order.entries {
            let postcode = Int(entry.row.pointee.postcode)
            if runs.last?.postcode == postcode {
                runs[runs.count - 1].count += 1
            } else {
                runs.append(PostcodeRun(postcode: postcode, count: 1))
            }
        }
        return runs
    }
}

extension RowOrder {
    /// One value of every row, in order.
    @inline(__always)
    fileprivate func column<Value>(_ value: (CampaignRow) -> Value) -> [Value] {
        Array(unsafeUninitializedCapacity: count) { column, filled in
            for place in 0..<count { column.initializeElement(at: place, to: value(entries[place].row.pointee)) }
            filled = count
        }
    }
}

/// A small dictionary of the entries of a large one that some rows use.
private struct OwnDictionary {
    /// The large dictionary's numbers in order of first use.
    private(set) var entries: [UInt32] = []
    /// For each row, taken in order, its place in `entries`.
    private(set) var indices: [UInt32] = []

    /// - Parameter count: the size of the large dictionary.
    @inline(__always)
    init(_ order: RowOrder, of count: Int, _ number: (CampaignRow) -> UInt32) {
        var places = [UInt32](repeating: .max, count: count)
        var own = entries
        indices = order.column { row in
            let number = Int(number(row))
            if places[number] == .max {
                places[number] = UInt32(own.count)
                own.append(UInt32(number))
            }
            return places[number]
        }
        entries = own
    }
}
