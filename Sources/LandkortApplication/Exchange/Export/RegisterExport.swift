public import LandkortCore
public import LandkortStore

/// Writes a register, or some of it, to a file.
public struct RegisterExport: Sendable {
    /// The register to read.
    public var register: RegisterID
    /// The format of the file.
    public var format: FileFormat
    /// The fields to write, in order; empty for all that ``reader`` may see.
    public var fields: [String] = []
    /// What coordinates are written in; nil for what the format has by itself.
    public var system: ReferenceSystem?
    /// The records to write, in their order; limit and cursor do not matter.
    public var matching = FeatureQuery()
    /// As the register was then; nil for now.
    public var moment: Moment?
    /// What fields must hold, as a person would type it.
    public var conditions: [String: String] = [:]
    /// Commas and decimal points in a text.
    public var isInternational = false
    /// Who reads: others' rows and fields are not in the file.
    public var reader: Reader

    /// An export of the whole register.
    public init(of register: RegisterID, as format: FileFormat, for reader: Reader) {
        self.register = register
        self.format = format
        self.reader = reader
    }

    private static let page = 500

    /// Writes the file at `path`, in place of one that is there.
    ///
    /// - Parameter progress: told the share that is written, 0 to 1.
    /// - Returns: how many features it holds.
    /// - Throws: ``StoreProblem/unknownField(_:_:)`` also for a field that the reader may not see; ``ExchangeProblem``.
    /// - Complexity: O(rows) time; memory for one page of them.
    public func run(
        _ path: String, from store: any Store, progress: @escaping @Sendable (Double) -> Void = { _ in }
    ) async throws -> Int {
        guard let declaration = store.registers.first(where: { $0.id == register }) else {
            throw StoreProblem.unknownRegister(register)
        }
        var query = matching
        query.moment = moment ?? matching.moment
        query.equal.merge(try values(in: declaration)) { $1 }
        (query.limit, query.after) = (Self.page, nil)
        let whole = try await store.count(in: register, matching: query, reader: reader)
        var shape = FeatureShape(declaration, fields: try shown(in: declaration), system: system ?? format.system)
        shape.isInternational = isInternational
        let file = try format.file(at: path, shape)
        var count = 0
        repeat {
            let page = try await store.features(in: register, matching: query, reader: reader)
            try file.write(page.features)
            count += page.features.count
            query.after = page.next
            progress(Double(count) / Double(max(whole, 1)))
        } while query.after != nil
        try file.finish()
        return count
    }

    private func shown(in declaration: Register) throws(StoreProblem) -> [Field] {
        let access = reader.access(to: declaration)
        guard !fields.isEmpty else { return declaration.fields.filter { access.sees($0.name) } }
        var found: [Field] = []
        for name in fields { found.append(try field(name, in: declaration)) }
        return found
    }

    private func values(in declaration: Register) throws -> [String: Value] {
        var values: [String: Value] = [:]
        for (name, text) in conditions {
            let reading = try CellReading(
                try field(name, in: declaration), ColumnMapping.Target(name), blanks: [])
            values[name] = reading.value(.string(text))
        }
        return values
    }

    private func field(_ name: String, in declaration: Register) throws(StoreProblem) -> Field {
        guard let field = declaration[name], reader.access(to: declaration).sees(name) else {
            throw .unknownField(register, name)
        }
        return field
    }
}
