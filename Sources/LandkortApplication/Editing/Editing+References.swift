import LandkortCore
import LandkortStore

/// What a record says, and what it and others say of each other.
extension Editing {
    /// So many of the records that refer to one are named.
    private static let mostNamed = 5

    /// - Parameter known: what was found wrong before; of the same part of the record nothing else is told.
    /// - Throws: ``EditProblem/invalid(_:_:)`` with what is wrong, as far as the author sees the field.
    func check(
        _ feature: Feature, replacing old: Feature?, in register: Register, _ reader: Reader,
        knowing known: [FieldFault] = []
    ) async throws {
        let access = reader.access(to: register)
        var faults = register.problems(in: feature, replacing: old).map(FieldFault.init)
            .filter { fault in !known.contains { $0.pointer == fault.pointer } }
        if let geometry = feature.geometry, geometry != old?.geometry, !geometry.isNearDenmark {
            faults.append(FieldFault(place: PlaceText.elsewhere))
        }
        for reference in register.newReferences(in: feature, replacing: old) {
            if try await !isThere(reference, reader) { faults.append(fault(of: reference, in: register)) }
        }
        let shown = (faults + known).filter { $0.field.map(access.sees) ?? true }
        guard shown.isEmpty else { throw EditProblem.invalid(register, shown) }
    }

    private func fault(of reference: Reference, in register: Register) -> FieldFault {
        let name = reference.field
        return FieldFault(noRecordOf: reference, register[name]?.title ?? Bilingual(da: name, en: name))
    }

    /// Why a record would not be its author's: the field is empty, or another's.
    func fault(
        of stray: WriteRule.Stray, in feature: Feature, of register: Register, _ reader: Reader
    ) async throws -> FieldFault {
        guard let field = register[stray.field] else { throw AccessProblem.notOwn(register.id) }
        guard !feature[field.name].isNull else {
            return FieldFault(ValueProblem.missing(FieldPlace(name: field.name, title: field.title)))
        }
        var names: [String] = []
        for text in stray.allowed { names.append(try await name(of: text, in: field, reader)) }
        return FieldFault(notOwn: field, own: names)
    }

    /// What the record with the id is called, where the field refers to one; else the text itself.
    private func name(of text: String, in field: Field, _ reader: Reader) async throws -> String {
        guard case .reference(let target) = field.type else { return text }
        let register = try self.register(target)
        let query = FeatureQuery(equal: [register.identifier.name: .string(text)], limit: 1)
        let page = try await workspace.features(in: target, matching: query, reader: reader)
        return page.features.first.map { RecordName.words(of: $0, in: register) } ?? text
    }

    private func isThere(_ reference: Reference, _ reader: Reader) async throws -> Bool {
        do {
            _ = try await workspace.feature(reference.id, in: reference.target, reader: reader)
            return true
        } catch {
            let problem: any Problem = error
            guard problem.kind == .notFound else { throw problem }
            return false
        }
    }

    /// Saves what has been checked. What only the store can say, that a key is taken or that what it refers to was ended
    /// meanwhile, is then said of the fields, as far as `reader` sees them.
    func store(
        _ feature: Feature, in register: Register, by author: Actor, _ reader: Reader, replacing revision: Revision?
    ) async throws -> Outcome {
        do {
            return .saved(
                try await workspace.store.save(feature, in: register.id, by: author, replacing: revision))
        } catch {
            switch error {
            case .noSuchRecord(_, let references):
                throw EditProblem.invalid(register, references.map { fault(of: $0, in: register) })
            case .duplicate(_, let detail):
                let access = reader.access(to: register)
                let fields = detail.split(separator: ", ").compactMap { register[String($0)] }
                throw EditProblem.taken(register, FieldFault.taken(fields.filter { access.sees($0.name) }))
            default: throw error
            }
        }
    }

    /// Refuses to end what others refer to.
    ///
    /// That there are others is said also where the author sees none of them: the alternative is to let what they refer
    /// to go.
    ///
    /// - Throws: ``EditProblem/referred(_:by:areMore:)``.
    func refuseReferred(_ id: Feature.ID, in register: Register, _ reader: Reader) async throws {
        let all = try await referrers(to: id, in: register.id, .administrator)
        guard all.count > 0 else { return }
        let seen = reader == .administrator ? all : try await referrers(to: id, in: register.id, reader)
        throw EditProblem.referred(register, by: seen.names, areMore: all.count > seen.names.count)
    }

    private func referrers(
        to id: Feature.ID, in register: RegisterID, _ reader: Reader
    ) async throws -> (count: Int, names: [RecordName]) {
        var (found, names) = ([Referrer](), [RecordName]())
        for other in workspace.registers {
            let access = reader.access(to: other)
            for (field, target) in other.referenceFields
            where target == register && access.isReadable && access.sees(field.name) {
                let query = FeatureQuery(equal: [field.name: .string(id)], limit: Self.mostNamed + 2)
                let page = try await workspace.features(in: other.id, matching: query, reader: reader)
                for feature in page.features where other.id != register || feature.id != id {
                    let referrer = Referrer(feature.id, in: other.id)
                    guard !found.contains(referrer) else { continue }
                    found.append(referrer)
                    names.append(RecordName(feature, in: other))
                }
            }
        }
        return (found.count, Array(names.prefix(Self.mostNamed)))
    }
}

extension Register {
    /// `new` with the references of `old` that its author, who saw `shown`, was not shown and so left out.
    func keepingUnseen(in new: Feature, of old: Feature, shown: Feature) -> Feature {
        var whole = new
        for (field, _) in referenceFields {
            let (given, seen) = (new[field.name].referred, shown[field.name].referred)
            let unseen = old[field.name].referred.filter { !seen.contains($0) }
            guard !unseen.isEmpty else { continue }
            if given == seen {
                whole[field.name] = old[field.name]
            } else if field.multivalued {
                whole[field.name] = .array((given + unseen).map(Value.string))
            }
        }
        return whole
    }
}
