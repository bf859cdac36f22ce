import Foundation
public import LandkortCore
import LandkortStore

/// A record as somebody typed it: texts by field.
public struct TypedRecord: Sendable {
    /// What was typed or chosen, by field; a list has several.
    public var texts: [String: [String]]
    /// The place as well-known text or two numbers; nil where the form does not ask for it.
    public var place: String?

    /// As a form sent it.
    public init(texts: [String: [String]], place: String?) {
        self.texts = texts
        self.place = place
    }

    /// The record that it means.
    ///
    /// - Parameters:
    ///   - fields: those that the form asks for; one without a text is emptied.
    ///   - old: what the others are taken from.
    /// - Returns: the record, and what is wrong with a place that cannot be read, which then stays as it was; whatever
    ///   else cannot be read is as it was typed, for the check of the record to say so.
    public func feature(
        over old: Feature, asking fields: [Field], in register: Register
    ) throws -> (record: Feature, faults: [FieldFault]) {
        var feature = old
        for field in fields {
            let before = old[field.name]
            feature[field.name] = try value(of: field).inOrder(of: before, isFree: field.isWritten).untouched(before)
            if field.isIdentifier, let id = feature[field.name].string { feature.id = id }
        }
        guard register.geometry != nil, let place else { return (feature, []) }
        let text = place.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !text.isEmpty else {
            feature.geometry = nil
            return (feature, [])
        }
        // What was shown is rounded; what was not touched stays as it is.
        guard text != old.geometry.map(Self.text(of:)) else { return (feature, []) }
        switch PlaceText(kind: register.geometry).typed(text) {
        case .geometry(let geometry): feature.geometry = geometry
        case .flaw(let message, _): return (feature, [FieldFault(place: message)])
        case .half: return (feature, [FieldFault(place: PlaceReading.half)])
        case .none: feature.geometry = nil
        }
        return (feature, [])
    }

    /// A place as a form shows it: well-known text in whole centimetres, EPSG:25832.
    public static func text(of geometry: Geometry) -> String { geometry.wellKnownText(decimals: 2) }

    /// A moment as a form shows it, which reads it as the same again: `2026-11-21 11:00` by the clocks of Denmark.
    public static func text(ofMoment moment: String) -> String { MomentReading.text(of: moment) }

    private func value(of field: Field) throws -> Value {
        let typed = (texts[field.name] ?? []).map(\.asTyped).filter { !$0.isEmpty }
        guard !typed.isEmpty else { return .null }
        let reading = try CellReading(field, ColumnMapping.Target(field.name), blanks: [])
        return reading.value(field.multivalued ? .array(typed.map(Value.string)) : .string(typed[0]))
    }
}

extension PlaceText {
    /// A geometry as the register holds them, where there is one part; see ``TypedRecord``.
    static func fitted(_ geometry: Geometry, to register: Register) -> Geometry {
        guard case .geometry(let fitted) = PlaceText(kind: register.geometry).fitting(geometry) else { return geometry }
        return fitted
    }
}

extension Register {
    /// `geometry` as the register holds them: a part alone where it has many, and the other way round; `old` where it
    /// is the same but for the rounding of what clients are sent.
    public func place(_ geometry: Geometry, over old: Geometry?) -> Geometry {
        let fitted = PlaceText.fitted(geometry, to: self)
        guard let old, fitted.lies(within: 0.02, of: old) else { return fitted }
        return old
    }
}

extension Editing.Outcome {
    /// The record's id and revision, where it was saved.
    public var saved: (id: Feature.ID, revision: Revision)? {
        guard case .saved(let saved) = self else { return nil }
        return (saved.id, saved.revision)
    }
}

extension Value {
    /// The same choices are the same list: boxes come in the order of the form, which says nothing.
    fileprivate func inOrder(of old: Value, isFree: Bool) -> Value {
        guard !isFree, case .array(let new) = self, case .array(let before) = old, new.count == before.count,
            Set(new) == Set(before)
        else { return self }
        return old
    }

    /// `old` where a form that shows it sends this back: forms drop blanks at the ends, and line breaks in a list.
    fileprivate func untouched(_ old: Value) -> Value {
        switch (self, old) {
        case (.string(let new), .string(let before)):
            return new == before.asTyped ? old : self
        case (.array(let new), .array(var left)):
            return .array(
                new.map { item in
                    guard let text = item.string, let place = left.firstIndex(where: { $0.string?.onOneLine == text })
                    else { return item }
                    return left.remove(at: place)
                })
        default:
            return self
        }
    }
}

extension String {
    /// As a form's text is taken: browsers send a line break as two characters, whatever it was.
    fileprivate var asTyped: String {
        replacing("\r\n", with: "\n").replacing("\r", with: "\n").trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// As a box of one line has it.
    fileprivate var onOneLine: String { asTyped.replacing("\n", with: "") }
}
