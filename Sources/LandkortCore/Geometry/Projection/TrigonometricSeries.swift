/// Σ cⱼ sin 2jζ for a complex ζ = ξ + iη and four real coefficients, summed by Clenshaw's recurrence.
struct TrigonometricSeries: Sendable {
    private let first: Double
    private let second: Double
    private let third: Double
    private let fourth: Double

    init(_ first: Double, _ second: Double, _ third: Double, _ fourth: Double) {
        self.first = first
        self.second = second
        self.third = third
        self.fourth = fourth
    }

    /// The sum's two parts, from the functions of 2ξ and 2η.
    @inline(__always)
    func sum(sin: Double, cos: Double, sinh: Double, cosh: Double) -> (xi: Double, eta: Double) {
        let factor = (re: 2 * cos * cosh, im: -2 * sin * sinh)
        let b3 = (re: third + factor.re * fourth, im: factor.im * fourth)
        let b2 = (
            re: second + factor.re * b3.re - factor.im * b3.im - fourth,
            im: factor.re * b3.im + factor.im * b3.re
        )
        let b1 = (
            re: first + factor.re * b2.re - factor.im * b2.im - b3.re,
            im: factor.re * b2.im + factor.im * b2.re - b3.im
        )
        let sine = (re: sin * cosh, im: cos * sinh)
        return (b1.re * sine.re - b1.im * sine.im, b1.re * sine.im + b1.im * sine.re)
    }
}
