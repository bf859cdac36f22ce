extension RegisterProblem {
    /// File, line and column, a sentence, and the line with a caret under the place.
    public var message: Bilingual {
        Bilingual(
            da: "\(place): \(sentence.da)\n\(place.excerpt)",
            en: "\(place): \(sentence.en)\n\(place.excerpt)")
    }

    /// What is wrong and what to do, without the place.
    public var sentence: Bilingual {
        switch self {
        case .syntax(let text, _):
            Bilingual(da: "Filen kan ikke læses som YAML: \(text).", en: "The file is not valid YAML: \(text).")
        case .duplicate(let name, _):
            Bilingual(da: "»\(name)« er der to gange.", en: "“\(name)” is there twice.")
        case .unknownKey(let key, let allowed, _):
            Bilingual(
                da: "Nøglen »\(key)« læses ikke her. Det gør: \(Self.list(allowed)).",
                en: "The key “\(key)” is not read here. These are: \(Self.list(allowed)).")
        case .missingKey(let key, _):
            Bilingual(da: "Nøglen »\(key)« mangler her.", en: "The key “\(key)” is missing here.")
        case .wrongShape(let shape, _):
            Bilingual(da: "Her skal stå \(shape.name.da).", en: "There must be \(shape.name.en) here.")
        case .unquoted(let text, _):
            Bilingual(
                da: "Sæt »\(text)« i citationstegn: uden dem læser YAML ikke dette som tekst.",
                en: "Put “\(text)” in quotation marks: without them YAML does not read this as text.")
        case .unsupported(let sign, _):
            Bilingual(
                da: "YAML's »\(sign)« (ankre, henvisninger og mærker) bruges ikke i registre. Skriv værdien ud.",
                en: "YAML's “\(sign)” (anchors, aliases and tags) is not used in registers. Write the value out.")
        case .notAllowed(let value, let allowed, _):
            Bilingual(
                da: "»\(value)« kan ikke stå her. Det kan: \(Self.list(allowed)).",
                en: "“\(value)” is not allowed here. These are: \(Self.list(allowed)).")
        case .unknownName(let name, let known, _):
            Bilingual(
                da: "Intet hedder »\(name)« her. Kendt er: \(Self.list(known)).",
                en: "Nothing is called “\(name)” here. Known are: \(Self.list(known)).")
        case .importNotFound(let path, let near, _):
            Bilingual(
                da: "Der er intet skema »\(path)« at importere. "
                    + (near.isEmpty ? "Skriv stien fra filen her, uden .yaml." : "Mente du \(Self.list(near))?"),
                en: "There is no schema “\(path)” to import. "
                    + (near.isEmpty
                        ? "Write the path from this file, without .yaml." : "Did you mean \(Self.list(near))?"))
        case .circular(let name, _):
            Bilingual(da: "Klassen »\(name)« arver fra sig selv.", en: "The class “\(name)” inherits from itself.")
        case .badPattern(let pattern, _):
            Bilingual(
                da: "»\(pattern)« er ikke et regulært udtryk.", en: "“\(pattern)” is not a regular expression.")
        case .badDefault(let text, let type, _):
            Bilingual(
                da: "»\(text)« er ingen startværdi for et felt, der er \(type.title.da).",
                en: "“\(text)” is no default for a field that is \(type.title.en).")
        case .badExample(let text, let type, _):
            Bilingual(
                da: "»\(text)« er intet eksempel på et felt, der er \(type.title.da) med disse grænser.",
                en: "“\(text)” is no example of a field that is \(type.title.en) within these limits.")
        case .badRedacted(let text, let type, _):
            Bilingual(
                da: "»\(text)« kan ikke stå i stedet for det, der slettes: feltet er \(type.title.da) med disse "
                    + "grænser.",
                en: "“\(text)” cannot stand in place of what is taken out: the field is \(type.title.en) within these "
                    + "limits.")
        case .badCondition(let text, _):
            Bilingual(
                da: "»\(text)« er ingen betingelse. Skriv felt, felt = værdi, værdi eller felt != værdi, og ; imellem.",
                en: "“\(text)” is no condition. Write field, field = value, value or field != value, with ; between.")
        case .badForm(let text, let form, _):
            Bilingual(
                da: "»\(text)« kan ikke stå her: der skal stå \(form.title.da).",
                en: "“\(text)” is not allowed here: there must be \(form.title.en).")
        case .contradiction(let key, let other, _):
            Bilingual(
                da: "»\(key)« og »\(other)« kan ikke begge være, som de står her.",
                en: "“\(key)” and “\(other)” cannot both be as they are here.")
        case .doesNotFit(let key, let type, _):
            Bilingual(
                da: "»\(key)« giver ingen mening for et felt, der er \(type.title.da).",
                en: "“\(key)” means nothing for a field that is \(type.title.en).")
        case .noIdentifier(let name, _):
            Bilingual(
                da: "Klassen »\(name)« har hverken et felt med identifier: true eller feltet objekt_id.",
                en: "The class “\(name)” has neither a field with identifier: true nor the field objekt_id.")
        case .secondIdentifier(let name, _):
            Bilingual(
                da: "»\(name)« er det andet felt med identifier: true; der kan kun være ét.",
                en: "“\(name)” is the second field with identifier: true; there can be only one.")
        case .secondRegister(let name, _):
            Bilingual(
                da: "»\(name)« er den anden klasse med egne poster. Giv den sin egen fil, eller skriv mixin: true.",
                en: "“\(name)” is the second class with records. Give it a file of its own, or write mixin: true.")
        case .wrongName(let name, let expected, _):
            Bilingual(
                da: "Skemaet hedder »\(name)«, men filen »\(expected)«; de skal hedde det samme.",
                en: "The schema is called “\(name)” but its file “\(expected)”; they must be called the same.")
        case .orphanOverlay(let path, _):
            Bilingual(
                da: "Der er intet skema »\(path)«, som disse engelske tekster hører til.",
                en: "There is no schema “\(path)” for these English texts.")
        }
    }

    private static func list(_ names: [String]) -> String {
        names.joined(separator: ", ")
    }
}

extension DeclaredShape {
    fileprivate var name: Bilingual {
        switch self {
        case .map: Bilingual(da: "nøgler med værdier", en: "keys with values")
        case .list: Bilingual(da: "en liste", en: "a list")
        case .text: Bilingual(da: "en tekst", en: "text")
        case .number: Bilingual(da: "et tal", en: "a number")
        case .boolean: Bilingual(da: "true eller false", en: "true or false")
        }
    }
}
