public import LandkortCore

extension Workspace {
    /// What waits for `account`: rows it may change, and the meetings and hearings of its partnerships.
    public func work(of account: Account, reader: Reader) async throws -> WorkList {
        let source = RowSource(workspace: self, reader: reader)
        let territory = try await territory()
        let scope = WorkScope(of: account, territory)
        let names = try await deadlineNames(source)
        var entries: [WorkList.Entry] = []
        for deadline in Deadline.all {
            guard let register = registers.first(where: { $0.id == deadline.register }) else { continue }
            let rule = reader.writing(to: register)
            for row in try await source.features(deadline.register) where deadline.waits(row, today()) {
                let isShared = deadline.scope == .partnership
                guard isShared ? scope.holds(row) : (try? rule.check(row)) != nil else { continue }
                let isOwn = isShared || row["cvr_kode"].string == account.authority || scope.isHome(row)
                entries.append(
                    WorkList.Entry(
                        kind: deadline.title, record: names.named(row, in: register), day: deadline.day(row, today()),
                        place: (row["kommunekode"].string ?? row["partnerskabskode"].string).map(names.area),
                        isOwn: isOwn, isSynthetic: row["syntetisk"] == true))
            }
        }
        return WorkList(entries, today: today())
    }

    /// What rows with a deadline refer to by name.
    func deadlineNames(_ source: RowSource) async throws -> RowNames {
        RowNames(
            registers: registers, of: try await source.features("kommune"), try await source.features("partnerskab"),
            try await source.features("retningslinje").map { $0.called("titel") })
    }
}

extension Feature {
    /// As if `field` were its name.
    func called(_ field: String) -> Feature {
        var row = self
        row["navn"] = self[field]
        return row
    }
}
