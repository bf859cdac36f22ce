import ArgumentParser

/// In Danish what the reader of the command line says in English alone.
enum ParserProblem {
    /// - Parameter english: the message without its prefix; its first line is read.
    static func danish(_ english: String) -> String {
        let line = english.prefix { $0 != "\n" }
        for (start, rest, danish) in sentences {
            guard line.hasPrefix(start), let end = line[start.endIndex...].firstRange(of: rest) else { continue }
            let name = line[start.endIndex..<end.lowerBound]
            return danish.replacing("#", with: name) + choices(line[end.upperBound...])
        }
        return "Kommandoen kan ikke læses. Se landkort help."
    }

    /// How a sentence begins and goes on behind the name in it, and what it means.
    private static let sentences = [
        ("Missing expected argument '", "'", "»#« mangler."),
        ("Missing value for '", "'", "»#« mangler en værdi."),
        ("Unknown option '", "'", "Der er intet valg »#«."),
        ("Unexpected argument '", "'", "»#« hører ikke til her. Se landkort help."),
        ("The value '", "' is invalid for '", "Værdien »#« kan ikke bruges til »"),
    ]

    /// What the sentence says behind the name: another name, and perhaps what there is instead.
    private static func choices(_ rest: Substring) -> String {
        let names = rest.split(separator: "'", omittingEmptySubsequences: false)
        if rest.hasPrefix(". Did you mean"), names.count > 1 { return " Mente du »\(names[1])«?" }
        guard !rest.isEmpty, !rest.hasPrefix(".") else { return "" }
        let known = names.dropFirst().enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
        let target = (names.first ?? "") + "«."
        return target + (known.isEmpty ? "" : " Vælg en af: \(known.joined(separator: ", ")).")
    }
}
