extension Double {
    /// The shortest digits that are this number again, without an exponent and, where it is whole, without a point;
    /// what is no number as Swift writes it.
    public var plainDigits: String {
        guard self != 0 else { return "0" }
        let text = description.hasSuffix(".0") ? String(description.dropLast(2)) : description
        let parts = text.split(separator: "e")
        guard isFinite, parts.count == 2, let exponent = Int(parts[1]) else { return text }
        let sign = parts[0].hasPrefix("-") ? "-" : ""
        let halves = parts[0].drop { $0 == "-" }.split(separator: ".")
        let digits = halves.joined()
        let point = halves[0].count + exponent
        if point <= 0 { return "\(sign)0.\(String(repeating: "0", count: -point))\(digits)" }
        if point >= digits.count { return sign + digits + String(repeating: "0", count: point - digits.count) }
        return "\(sign)\(digits.prefix(point)).\(digits.dropFirst(point))"
    }
}
