import LandkortCore

/// A place as somebody wrote it, for a register with this kind of places.
struct PlaceText {
    let kind: GeometryKind?

    /// Two numbers, or what ``read(_:)`` reads.
    func typed(_ text: String) -> PlaceReading.Place {
        let parts = text.split { $0.isWhitespace || $0 == ";" }.map(String.init)
        guard parts.count == 2, let place = pair(Self.bare(parts[0]), parts[1], text) else { return read(text) }
        return place
    }

    /// The place of two numbers; nil where one of them is none.
    ///
    /// Where it is nowhere in Denmark, a mark that may stand between thousands (`556.000`) is in doubt.
    func pair(_ x: String, _ y: String, _ text: String) -> PlaceReading.Place? {
        guard let (x, y) = WrittenNumber(x).flatMap({ x in WrittenNumber(y).map { (x, $0) } }),
            let easting = x.decimal, let northing = y.decimal
        else { return nil }
        let place = located(.point(Position(x: easting, y: northing)), system: nil, text)
        let doubts = [x, y].compactMap(\.ungrouped)
        guard !doubts.isEmpty, case .flaw(Self.elsewhere, _) = place else { return place }
        return .flaw(Self.doubtful(doubts.joined(separator: ", ")), text: text)
    }

    /// Without the comma that may stand between two numbers.
    private static func bare(_ text: String) -> String { text.hasSuffix(",") ? String(text.dropLast()) : text }

    /// Well-known text or hexadecimal well-known binary, with the number of its system in front or within.
    func read(_ text: String) -> PlaceReading.Place {
        let parts = text.split(separator: ";", maxSplits: 1)
        let number = parts.count == 2 ? parts[0].wholeMatch(of: /SRID=(\d+)/)?.output.1 : nil
        let system = number.map(String.init).flatMap(Self.system)
        guard number == nil || system != nil else { return .flaw(Self.unreadable, text: text) }
        let body = String(number == nil ? text[...] : parts[1])
        if let geometry = Geometry(wellKnownText: body) { return located(geometry, system: system, text) }
        guard let bytes = Self.bytes(body), let geometry = try? WKB.decode(bytes) else {
            return .flaw(Self.unreadable, text: text)
        }
        return located(geometry, system: Self.system(within: bytes), text)
    }

    /// Without a word of the system, small numbers are degrees, longitude first.
    func located(_ geometry: Geometry, system: ReferenceSystem?, _ text: String) -> PlaceReading.Place {
        guard let box = geometry.envelope, geometry.isFinite else { return .flaw(Self.unreadable, text: text) }
        let isSmall = max(abs(box.minX), abs(box.maxX)) <= 180 && max(abs(box.minY), abs(box.maxY)) <= 90
        let placed = geometry.converted(from: system ?? (isSmall ? .crs84 : .utm32), to: .utm32)
        return here(placed, text)
    }

    /// What a format says itself, in EPSG:25832.
    func here(_ geometry: Geometry, _ text: String = "") -> PlaceReading.Place {
        geometry.isNearDenmark ? fitting(geometry) : .flaw(Self.elsewhere, text: text)
    }

    /// A part alone where the register has many, and the other way round where there is one part.
    func fitting(_ geometry: Geometry) -> PlaceReading.Place {
        guard let wanted = kind, wanted != geometry.kind else { return .geometry(geometry) }
        if wanted == geometry.kind.multi { return .geometry(geometry.multi) }
        return .geometry(geometry.single ?? geometry)
    }

    private static func system(_ number: String) -> ReferenceSystem? {
        ReferenceSystem.allCases.first { String($0.srsID) == number }
    }

    /// Extended well-known binary says the system's number behind its type.
    private static func system(within bytes: [UInt8]) -> ReferenceSystem? {
        guard bytes.count >= 9, bytes[0] == 1, bytes[4] & 0x20 != 0 else { return nil }
        return system(String(bytes[5..<9].reversed().reduce(0) { $0 << 8 | Int($1) }))
    }

    private static func bytes(_ text: String) -> [UInt8]? {
        let digits = text.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
        guard digits.count == text.utf8.count, digits.count.isMultiple(of: 2), digits.count >= 42 else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }

    /// Denmark and the seas around it, EPSG:25832; axes the wrong way round lie outside.
    static let surroundings = Envelope(minX: 100_000, minY: 5_900_000, maxX: 1_100_000, maxY: 6_700_000)

    static let unreadable = Bilingual(
        da: "Stedet kan ikke læses. Skriv WKT som POINT (550000 6300000), eller to tal.",
        en: "The place cannot be read. Write WKT such as POINT (550000 6300000), or two numbers.")
    private static func doubtful(_ whole: String) -> Bilingual {
        Bilingual(
            da: "Stedet ligger ikke i Danmark, som det står: et punktum eller komma før tre cifre er decimaltegn her. "
                + "Er det tusinder, så skriv \(whole).",
            en: "The place is not in Denmark as it stands: a point or comma before three digits is a decimal mark "
                + "here. If it is thousands, write \(whole).")
    }

    static let elsewhere = Bilingual(
        da: "Stedet ligger ikke i Danmark. Er akserne byttet om, eller er det et andet koordinatsystem?",
        en: "The place is not in Denmark. Are the axes swapped, or is it another coordinate system?")
}

extension Geometry {
    /// Whether some of it lies where Danish registers have places; EPSG:25832.
    var isNearDenmark: Bool { isFinite && envelope.map(PlaceText.surroundings.intersects) ?? false }

    /// The only part of a multi geometry; nil where there are several.
    fileprivate var single: Geometry? {
        switch self {
        case .multiPoint(let parts): parts.count == 1 ? .point(parts[0]) : nil
        case .multiLineString(let parts): parts.count == 1 ? .lineString(parts[0]) : nil
        case .multiPolygon(let parts): parts.count == 1 ? .polygon(parts[0]) : nil
        case .point, .lineString, .polygon: self
        }
    }
}
