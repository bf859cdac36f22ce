import LandkortCore

extension SpeedProfile {
    /// What an address is offered in Mbit/s, down and up; a technology that is not named is not offered.
    init(
        fixedWireless: (Int32, Int32) = (0, 0), fibre: (Int32, Int32) = (0, 0), cable: (Int32, Int32) = (0, 0),
        xdsl: (Int32, Int32) = (0, 0), mobile: (Int32, Int32) = (0, 0)
    ) {
        self.init()
        for (place, (down, up)) in [fixedWireless, fibre, cable, xdsl, mobile].enumerated() {
            speeds[place * 2] = down * 1000
            speeds[place * 2 + 1] = up * 1000
        }
    }

    /// A copy with one of its ten speeds, kbit/s, replaced.
    func with(_ speed: Int32, at place: Int) -> SpeedProfile {
        var copy = self
        copy.speeds[place] = speed
        return copy
    }
}

extension SpeedTable {
    init(_ profiles: [SpeedProfile]) {
        self.init()
        for profile in profiles { append(profile) }
    }
}
