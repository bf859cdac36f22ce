public import LandkortCore
public import LandkortStore

extension MemoryStore {
    /// O(rows).
    public func features(
        in register: RegisterID, matching query: FeatureQuery, reader: Reader
    ) async throws(StoreProblem) -> FeaturePage {
        let view = MemoryView(try table(register), reader, among: tables)
        if let order = query.order { return try page(of: view, in: order, query, reader) }
        var rest = try view.rows(matching: query)[...]
        if let cursor = query.after {
            let isAfter = try view.isAfter(cursor)
            rest = rest.drop { !isAfter($0) }
        }
        let page = rest.prefix(query.limit)
        return FeaturePage(
            features: page.map { view.shown($0).feature },
            next: page.count < rest.count ? page.last.map(view.cursor) : nil)
    }

    private func page(
        of view: MemoryView, in order: FeatureOrder, _ query: FeatureQuery, _ reader: Reader
    ) throws(StoreProblem) -> FeaturePage {
        let key = try sortKey(order, view, reader)
        var rows: [(place: SortPlace, feature: Feature)] = []
        for row in try view.rows(matching: query) {
            let feature = view.shown(row).feature
            rows.append((SortPlace(key: key(feature), id: feature.id), feature))
        }
        rows.sort { $0.place.precedes($1.place, isDescending: order.isDescending) }
        if let cursor = query.after {
            guard let place = SortPlace(cursor: cursor) else { throw .badCursor(cursor) }
            rows.removeAll { !place.precedes($0.place, isDescending: order.isDescending) }
        }
        let page = rows.prefix(query.limit)
        return FeaturePage(
            features: page.map(\.feature), next: page.count < rows.count ? page.last?.place.cursor : nil)
    }

    private func sortKey(
        _ order: FeatureOrder, _ view: MemoryView, _ reader: Reader
    ) throws(StoreProblem) -> (Feature) -> SortKey {
        let register = view.register
        guard case .field(let name) = order.key else { return { .text(register.labelKey(of: $0)) } }
        guard let field = register[name], field.isSortable, view.sees(name) else {
            throw .unknownField(register.id, name)
        }
        guard case .reference(let target) = field.type, target != register.id, let other = try? table(target) else {
            return { field.sortKey(of: $0[name]) }
        }
        let others = MemoryView(other, reader, among: tables)
        return { feature in
            let named = others.rows.first { $0.feature.id == feature[name].string }.map { others.shown($0).feature }
            return named.map { .text(others.register.labelKey(of: $0)) } ?? field.sortKey(of: feature[name])
        }
    }

    /// O(rows).
    public func count(
        in register: RegisterID, matching query: FeatureQuery, reader: Reader
    ) async throws(StoreProblem) -> Int {
        try MemoryView(try table(register), reader, among: tables).rows(matching: query).count
    }

    /// O(rows).
    public func feature(
        _ id: Feature.ID, in register: RegisterID, reader: Reader
    ) async throws(StoreProblem) -> Feature {
        let view = MemoryView(try table(register), reader, among: tables)
        guard let row = view.rows.first(where: { $0.feature.id == id }) else { throw .notFound(register, id) }
        return view.shown(row).feature
    }

    /// O(rows).
    public func extent(
        of register: RegisterID, matching query: FeatureQuery, reader: Reader
    ) async throws(StoreProblem) -> Envelope? {
        let rows = try MemoryView(try table(register), reader, among: tables).rows(matching: query)
        let boxes = rows.compactMap { $0.feature.geometry?.envelope }
        return boxes.dropFirst().reduce(boxes.first) { $0?.union($1) }
    }

    /// O(rows).
    public func tally(
        of field: String, in register: RegisterID, matching query: FeatureQuery, reader: Reader
    ) async throws(StoreProblem) -> [Value: Int] {
        let view = MemoryView(try table(register), reader, among: tables)
        guard view.register[field] != nil, view.sees(field) else { throw .unknownField(register, field) }
        return try view.rows(matching: query).reduce(into: [:]) { $0[view.shown($1).feature[field], default: 0] += 1 }
    }

    /// O(rows).
    public func squares(
        of side: Double, within box: Envelope, in register: RegisterID, matching query: FeatureQuery, reader: Reader
    ) async throws(StoreProblem) -> [SquareCount] {
        var query = query
        (query.box, query.degrees) = (nil, [])
        var squares = SquareSums(side: side)
        for row in try MemoryView(try table(register), reader, among: tables).rows(matching: query) {
            guard let middle = row.feature.geometry?.envelope?.centre, box.holds(middle) else { continue }
            squares.add(middle)
        }
        return squares.counts
    }

    /// O(rows).
    public func mostInSquare(
        of side: Double, in register: RegisterID, matching query: FeatureQuery, reader: Reader
    ) async throws(StoreProblem) -> Int {
        let everywhere = Envelope(
            minX: -SquareSums.lift, minY: -SquareSums.lift, maxX: SquareSums.lift, maxY: SquareSums.lift)
        return try await squares(of: side, within: everywhere, in: register, matching: query, reader: reader)
            .map(\.count).max() ?? 0
    }

    /// O(rows).
    public func versions(
        of id: Feature.ID, in register: RegisterID, reader: Reader
    ) async throws(StoreProblem) -> [FeatureVersion] {
        let view = MemoryView(try table(register), reader, among: tables)
        let versions = (view.rows + view.ended.reversed()).filter { $0.feature.id == id }.map(view.version)
        guard !versions.isEmpty else { throw .notFound(register, id) }
        return versions.asSuccessorsTell
    }
}

/// One register as one reader sees it.
private struct MemoryView {
    private let table: MemoryTable
    private let access: Access
    private let reader: Reader
    private let tables: [RegisterID: MemoryTable]

    init(_ table: MemoryTable, _ reader: Reader, among tables: [RegisterID: MemoryTable]) {
        self.table = table
        self.reader = reader
        self.tables = tables
        access = reader.access(to: table.register)
    }

    var register: Register { table.register }

    func sees(_ field: String) -> Bool { access.sees(field) }

    /// In order: of the ids where some are hidden, else as they came.
    var rows: [MemoryRow] {
        let seen = table.rows.filter { access.admits($0.feature) }
        return isByKey ? seen : seen.sorted { $0.feature.id < $1.feature.id }
    }

    /// An old version is shown only where its own rule and today's both allow it.
    var ended: [MemoryRow] { table.ended.filter { access.admits($0.feature) && access.admits(today($0)) } }

    private var isByKey: Bool { access.records == .always }

    private func today(_ row: MemoryRow) -> Feature { table.newest(row.feature.id)?.feature ?? row.feature }

    func rows(matching query: FeatureQuery) throws(StoreProblem) -> [MemoryRow] {
        for field in query.equal.keys.sorted() where table.register[field] == nil || !access.sees(field) {
            throw .unknownField(table.register.id, field)
        }
        let wanted = query.equal.map { name, value in
            (name, value == .array([]) ? .null : table.register[name]?.type.normalized(value) ?? value)
        }
        let filter = try bound(query.filter)
        return candidates(at: query.moment).filter { row in
            let shown = shown(row).feature
            guard filter?.holds(for: shown) ?? true else { return false }
            guard query.words.map({ $0.words.isEmpty || table.register.holds($0, shown) }) ?? true else { return false }
            return query.holds(row.feature.geometry) && keeps(query.rule, shown)
                && wanted.allSatisfy { shown[$0].isSame(as: $1) || shown[$0].isNull && $1 == meaning($0) }
        }
    }

    /// A condition on a field that is hidden leaves out nothing.
    private func keeps(_ rule: ShowRule?, _ shown: Feature) -> Bool {
        rule?.conditions.allSatisfy { !sees($0.field) || $0.holds(for: shown) } ?? true
    }

    private func meaning(_ field: String) -> Value? { table.register[field]?.meaningWhenMissing }

    private func bound(_ filter: Filter?) throws(StoreProblem) -> BoundFilter? {
        guard let filter else { return nil }
        do throws(FilterProblem) {
            return try table.register.bound(filter, for: reader)
        } catch {
            throw .badFilter(error)
        }
    }

    private func candidates(at moment: Moment?) -> [MemoryRow] {
        guard let moment = moment?.description else { return rows }
        let past = ended.filter { $0.from <= moment && $0.to ?? "" > moment }
        let all = rows.filter { $0.from <= moment } + past
        return isByKey ? all.sorted { $0.key < $1.key } : all.sorted { $0.feature.id < $1.feature.id }
    }

    func cursor(_ row: MemoryRow) -> String { isByKey ? String(row.key) : "~" + row.feature.id }

    func isAfter(_ cursor: String) throws(StoreProblem) -> (MemoryRow) -> Bool {
        if !isByKey, cursor.hasPrefix("~") { return { $0.feature.id > cursor.dropFirst() } }
        guard isByKey, let key = Int(cursor), key >= 0 else { throw .badCursor(cursor) }
        return { $0.key > key }
    }

    /// Without what the reader may not see of it, by its own rule and by today's.
    func shown(_ row: MemoryRow) -> MemoryRow {
        var row = row
        if let to = row.to, register["systid_til"] != nil { row.feature["systid_til"] = .string(to) }
        row.feature = access.masked(row.feature)
        for (field, target) in register.referenceFields {
            guard let value = row.feature.values[field.name] else { continue }
            let seen = seen(value, in: target)
            row.feature.values[field.name] = seen.isNull ? nil : seen
        }
        guard !access.own.holds(for: today(row)) else { return row }
        row.feature.values = row.feature.values.filter { !access.guarded.contains($0.key) }
        return row
    }

    /// Without references to records that the reader may not see.
    private func seen(_ value: Value, in target: RegisterID) -> Value {
        guard let other = tables[target] else { return value }
        let access = reader.access(to: other.register)
        func isSeen(_ id: Feature.ID) -> Bool { other.newest(id).map { access.admits($0.feature) } ?? true }
        guard case .array(let items) = value else { return value.referred.allSatisfy(isSeen) ? value : .null }
        let left = items.filter { $0.referred.allSatisfy(isSeen) }
        return left.isEmpty ? .null : .array(left)
    }

    func version(_ row: MemoryRow) -> FeatureVersion {
        let row = shown(row)
        return FeatureVersion(
            feature: row.feature, revision: row.revision, from: row.from, to: row.to,
            by: access.seesWriters ? row.by : nil, endedBy: access.seesWriters ? row.endedBy : nil, ending: row.ending)
    }
}

extension Value {
    /// Equal as stores compare: 5 is 5.0.
    fileprivate func isSame(as other: Value) -> Bool {
        switch (self, other) {
        case (.array, .null), (.array, .array): self == other
        case (.array(let items), _): items.contains { $0.isSame(as: other) }
        case (.integer(let one), .number(let two)), (.number(let two), .integer(let one)): Double(one) == two
        default: self == other
        }
    }
}
