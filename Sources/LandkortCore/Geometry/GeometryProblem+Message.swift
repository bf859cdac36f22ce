extension GeometryProblem {
    /// What is wrong, in both languages, led by the JSON pointer where there is one.
    public var message: Bilingual {
        switch self {
        case .truncated(let offset):
            Bilingual(
                da: "Geometrien er afbrudt ved byte \(offset).",
                en: "The geometry breaks off at byte \(offset).")
        case .trailingBytes(let count):
            Bilingual(
                da: "Der er \(count) byte for meget efter geometrien.",
                en: "There are \(count) bytes too many after the geometry.")
        case .unknownByteOrder(let found):
            Bilingual(
                da: "Geometriens byterækkefølge er \(found); den skal være 0 eller 1.",
                en: "The byte order of the geometry is \(found); it must be 0 or 1.")
        case .unsupportedType(let code):
            Bilingual(
                da: "Geometritypen med nummer \(code) kan ikke bruges.",
                en: "The geometry type with number \(code) cannot be used.")
        case .wrongPart(let kind, let found):
            Bilingual(
                da: "En geometri af typen \(kind.ogcName) indeholder en del af typen \(found.ogcName).",
                en: "A geometry of type \(kind.ogcName) holds a part of type \(found.ogcName).")
        case .notFinite:
            Bilingual(da: "En koordinat er ikke et tal.", en: "A coordinate is not a number.")
        case .notGeoPackage:
            Bilingual(
                da: "Geometrien er ikke skrevet som GeoPackage foreskriver.",
                en: "The geometry is not written as GeoPackage prescribes.")
        case .unknownEnvelope(let found):
            Bilingual(
                da: "Geometriens omslutning er af den ukendte slags \(found).",
                en: "The envelope of the geometry is of the unknown kind \(found).")
        case .notJSON:
            Bilingual(da: "Teksten er ikke JSON.", en: "The text is not JSON.")
        case .unknownGeoJSONType(let pointer, let found):
            Bilingual(
                da: "\(lead(pointer))geometritypen ”\(found)” kan ikke bruges.",
                en: "\(lead(pointer))the geometry type “\(found)” cannot be used.")
        case .notPosition(let pointer):
            Bilingual(da: "\(lead(pointer))her skal stå to tal.", en: "\(lead(pointer))two numbers are expected here.")
        case .notArray(let pointer):
            Bilingual(da: "\(lead(pointer))her skal stå en liste.", en: "\(lead(pointer))an array is expected here.")
        case .tooFewPositions(let pointer, let least):
            Bilingual(
                da: "\(lead(pointer))her skal være mindst \(least) positioner.",
                en: "\(lead(pointer))at least \(least) positions are needed here.")
        case .ringNotClosed(let pointer):
            Bilingual(
                da: "\(lead(pointer))fladens kant skal slutte, hvor den begyndte.",
                en: "\(lead(pointer))the ring must end where it began.")
        case .outsideRange(let pointer):
            Bilingual(
                da: "\(lead(pointer))længde skal være mellem -180 og 180 grader og bredde mellem -90 og 90.",
                en: "\(lead(pointer))longitude must lie within -180 and 180 degrees and latitude within -90 and 90.")
        case .notGeoJSON(let pointer):
            Bilingual(
                da: "\(lead(pointer))her skal stå en GeoJSON-geometri med type og coordinates.",
                en: "\(lead(pointer))a GeoJSON geometry with type and coordinates is expected here.")
        }
    }

    /// Nothing where the geometry itself is meant.
    private func lead(_ pointer: String) -> String { pointer.isEmpty ? "" : "\(pointer): " }
}
