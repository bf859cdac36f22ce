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
                        place: names.place(of: row, in: register),
                        isOwn: isOwn, isSynthetic: row["syntetisk"] == true))
            }
        }
        return WorkList(entries, today: today())
    }

    /// What rows with a deadline refer to by name.
    func deadlineNames(_ source: RowSource) async throws -> RowNames {
        var names = try await source.names(inLabelsOf: Deadline.all.map(\.register))
        for area in registers where ["kommune", "partnerskab"].contains(area.id) {
            names.add(try await source.features(area.id), of: area)
        }
        return names
    }
}
