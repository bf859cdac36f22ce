import Hummingbird
import LandkortApplication
import LandkortCore

/// What the address of a list's page asks for, beside what a program may ask.
struct ListQuestion {
    /// As a program would ask it.
    let request: Request
    /// Nil for a collection whose rows have no fields to filter by.
    var filter: FilterForm?
    /// Where the same is asked in a program's words.
    var redirect: String?

    /// Whether nothing can be shown before the filter is put right.
    var isBroken: Bool { filter?.fault != nil }
}

extension Pages {
    /// Reads the rows of the filter's form, if they are in the address, and says the same in CQL2.
    func question(
        _ request: Request, of source: any FeatureSource, _ context: RequestSource
    ) async throws -> ListQuestion {
        guard let register = source as? RegisterSource else { return ListQuestion(request: request) }
        guard request.parameters[ColumnChoice.isAsked] == nil else {
            let settled = request.with(ColumnChoice.settled(request.parameters, register))
            var question = try await self.question(settled, of: source, context)
            let isSettled = question.redirect == nil && !FilterForm.isIn(settled.parameters)
            if isSettled { question.redirect = settled.withoutBlanks ?? settled.uri.description }
            return question
        }
        let parameters = request.parameters
        var form = try FilterForm(parameters, among: register.fields)
        guard FilterForm.isIn(parameters), parameters[FilterForm.asText] == nil else {
            return try written(request, of: register)
        }
        let isAsked = !form.isGrowing && parameters[FilterForm.removed] == nil
        for place in form.rows.indices where isAsked || !form.rows[place].isBlank {
            try await settle(&form.rows[place], context)
        }
        let clean = request.asking(form.expression.map { Filter($0) })
        let isDone = form.isSound && form.rows.allSatisfy { $0.clause != nil }
        return ListQuestion(request: clean, filter: form, redirect: isDone ? clean.uri.description : nil)
    }

    /// The filter that the address has already.
    private func written(_ request: Request, of source: RegisterSource) throws -> ListQuestion {
        let parameters = request.parameters
        let isText = parameters[FilterForm.asText] != nil
        let clean = request.leavingOut { $0.hasPrefix(FilterForm.prefix) }
        do {
            guard let filter = try FilterParameters.filter(parameters) else {
                var form = FilterForm()
                if isText { form.text = "" }
                return ListQuestion(request: clean, filter: form)
            }
            _ = try BoundFilter(filter, fields: source.queryables, hasGeometry: source.geometry != nil)
            return ListQuestion(request: clean, filter: FilterForm(filter, among: source.fields, isText: isText))
        } catch let problem as any Problem {
            var form = FilterForm()
            form.text = parameters["filter"] ?? ""
            form.fault = problem.message
            return ListQuestion(request: clean.leavingOut { FilterParameters.names.contains($0) }, filter: form)
        }
    }

    private func settle(_ row: inout FilterRow, _ context: RequestSource) async throws {
        guard case .reference(let id) = row.field.type, try await options(of: row.field, context) == nil else {
            return row.settle()
        }
        var ids: [String: String] = [:]
        for text in row.texts where !text.isEmpty {
            let found = try await records(called: text, in: id, context)
            guard found.count == 1 else {
                row.fault = ClauseProblem.noSuchRecord(row.field.title, text, found.map(\.name)).message
                return
            }
            ids[text] = found[0].id
        }
        row.settle(ids)
    }

    /// The record with the id or the name, or those that have its words.
    private func records(
        called text: String, in id: RegisterID, _ context: RequestSource
    ) async throws -> [(id: String, name: String)] {
        guard let register = workspace.registers.first(where: { $0.id == id }) else { return [] }
        func named(_ query: FeatureQuery) async throws -> [(id: String, name: String)] {
            let page = try await workspace.features(in: id, matching: query, reader: context.reader)
            let names = try await names(of: page.features, in: register, context)
            return page.features.map { ($0.id, names[$0.id, in: id] ?? $0.id) }
        }
        let own = try await named(FeatureQuery(equal: [register.identifier.name: .string(text)], limit: 1))
        guard own.isEmpty else { return own }
        let found = try await named(FeatureQuery(words: SearchWords(text), limit: 5))
        let exact = found.filter { $0.name.lowercased() == text.lowercased() }
        return exact.count == 1 ? exact : found
    }
}

extension Request {
    /// Without the parameters whose names are so.
    fileprivate func leavingOut(_ isLeft: (String) -> Bool) -> Request {
        with(parameters.pairs.filter { !isLeft($0.name) })
    }

    /// The first page of the same, with this filter in place of any other.
    fileprivate func asking(_ filter: Filter?) -> Request {
        let old = FilterParameters.names + ["cursor"]
        let kept = parameters.pairs.filter {
            !$0.name.hasPrefix(FilterForm.prefix) && !old.contains($0.name) && !$0.value.isEmpty
        }
        return with(kept + (filter.map { [("filter", $0.expression.text)] } ?? []))
    }

    fileprivate func with(_ pairs: [(name: String, value: String)]) -> Request {
        let query = pairs.map { "\($0.name.percentEncoded)=\($0.value.percentEncoded)" }.joined(separator: "&")
        var head = head
        head.path = query.isEmpty ? uri.path : "\(uri.path)?\(query)"
        return Request(head: head, body: body)
    }
}
