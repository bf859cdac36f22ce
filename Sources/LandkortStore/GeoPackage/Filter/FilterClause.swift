import GRDB

/// A condition in SQL that every row fulfils of which a filter is true.
struct FilterClause: Sendable {
    var sql: String
    var arguments: [DatabaseValue] = []
    /// Whether it is true, false or NULL as the filter is true, false or unknown; else the rows it finds are only
    /// those that have to be looked at.
    var isExact = true
    /// How deep SQLite's tree of it is at most.
    private(set) var height = 20

    /// SQLite takes trees of 1,000 levels; what stands around the clause has some too.
    private static let mostHeight = 700
    /// SQLite's parser keeps 100 things in mind, of which what stands around takes some.
    private static let mostOpen = 45
    /// So many stand in one row; more are parted, so that the tree grows wide instead of deep.
    private static let widest = 100

    /// Whether SQLite can read it.
    var isReadable: Bool { height <= Self.mostHeight && mostOpen <= Self.mostOpen }

    /// What the parser has to keep in mind at most: three things for each parenthesis, and each NOT before it.
    private var mostOpen: Int {
        var (open, nots, most) = ([Int](), 0, 0)
        var sum = 0
        for word in sql.split(whereSeparator: { $0 == " " }) {
            if word == "NOT" { nots += 1 }
            for letter in word.utf8 {
                if letter == UInt8(ascii: "(") {
                    open.append(3 + nots)
                    sum += 3 + nots
                    nots = 0
                    most = max(most, sum)
                } else if letter == UInt8(ascii: ")"), let last = open.popLast() {
                    sum -= last
                }
            }
        }
        return most
    }

    /// The opposite of it.
    var negated: FilterClause {
        var clause = self
        clause.sql = "NOT \(sql)"
        clause.height += 1
        return clause
    }

    /// `clauses` with `word` between.
    static func joined(_ clauses: [FilterClause], _ word: String) -> FilterClause {
        guard clauses.count <= widest else {
            let parts = stride(from: 0, to: clauses.count, by: widest).map { start in
                joined(Array(clauses[start..<min(start + widest, clauses.count)]), word)
            }
            return joined(parts, word)
        }
        var whole = FilterClause(
            sql: "(" + clauses.map(\.sql).joined(separator: " \(word) ") + ")",
            arguments: clauses.flatMap(\.arguments), isExact: clauses.allSatisfy(\.isExact))
        whole.height = clauses.count + (clauses.map(\.height).max() ?? 0)
        return whole
    }
}
