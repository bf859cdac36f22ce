extension FilterPlace {
    func message(da: String, en: String) -> Bilingual {
        switch self {
        case .character(let place):
            Bilingual(da: "Filterets tegn \(place): \(da)", en: "Character \(place) of the filter: \(en)")
        case .pointer(let pointer):
            Bilingual(da: "Filteret, \(pointer)/: \(da)", en: "The filter, \(pointer)/: \(en)")
        }
    }
}

extension FilterPart {
    var words: Bilingual {
        switch self {
        case .operand:
            Bilingual(da: "et felt, en værdi eller en parentes", en: "a field, a value or a parenthesis")
        case .symbol(let symbol): Bilingual(da: "”\(symbol)”", en: "“\(symbol)”")
        case .continuation:
            Bilingual(da: "en operator som AND eller slutningen", en: "an operator such as AND or the end")
        case .number: Bilingual(da: "et tal", en: "a number")
        case .instant: Bilingual(da: "en dato eller et tidspunkt", en: "a date or a time")
        case .geometry: Bilingual(da: "en geometri", en: "a geometry")
        case .object: Bilingual(da: "et objekt med ”op” og ”args”", en: "an object with “op” and “args”")
        case .array: Bilingual(da: "en liste", en: "an array")
        case .text: Bilingual(da: "en tekst", en: "a text")
        }
    }
}

extension FilterType {
    var words: Bilingual {
        switch self {
        case .boolean: Bilingual(da: "et sandt eller falsk", en: "a true or false")
        case .number: Bilingual(da: "et tal", en: "a number")
        case .text: Bilingual(da: "en tekst", en: "a text")
        case .instant: Bilingual(da: "en dato eller et tidspunkt", en: "a date or a time")
        case .interval: Bilingual(da: "et tidsrum", en: "an interval")
        case .geometry: Bilingual(da: "en geometri", en: "a geometry")
        case .list: Bilingual(da: "en liste", en: "a list")
        }
    }
}

extension FilterProblem.GeometryFault {
    var words: Bilingual {
        switch self {
        case .tooFewPositions:
            Bilingual(da: "geometrien har for få positioner.", en: "the geometry has too few positions.")
        case .openRing:
            Bilingual(da: "fladens kant skal slutte, hvor den begyndte.", en: "the ring must end where it began.")
        case .badBox:
            Bilingual(
                da: "en boks har fire eller seks tal, og syd er højst nord.",
                en: "a box has four or six numbers, and south is at most north.")
        case .heightsDiffer:
            Bilingual(
                da: "positionerne skal alle have to tal eller alle tre.",
                en: "the positions must all have two numbers or all three.")
        }
    }
}

extension FilterOperator {
    /// How many arguments it takes, in words.
    var count: Bilingual {
        switch (arguments.lowerBound, arguments.upperBound) {
        case (1, 1): Bilingual(da: "ét argument", en: "one argument")
        case (let least, let most) where least == most:
            Bilingual(da: "\(least) argumenter", en: "\(least) arguments")
        case (let least, _): Bilingual(da: "mindst \(least) argumenter", en: "at least \(least) arguments")
        }
    }
}
