extension Sample.Neighbourhood {
    /// What an address of the neighbourhood is offered in 2025 and in 2026.
    ///
    /// `copperLength`: metres to the middle of the nearest place, where the exchange stands.
    func offers(
        copperLength: Double, random: inout SplitMix64
    ) -> (before: Sample.Offers, now: Sample.Offers) {
        let fibre = fibre(random: &random)
        let lacksFibre = fibre.now.down <= 0
        let hasCable = hasCable && random.chance(0.93)
        let noCable = random.chance(0.05) ? Sample.Speed.zero : .none
        let cable = hasCable ? surroundings.cable ?? noCable : noCable
        let wireless = fixedWireless(lacksFibre: lacksFibre, random: &random)
        let isAlone = cable.down <= 0 && wireless.now.down <= 0
        let need: Need = !lacksFibre ? (fibre.before.down > 0 ? .none : .passing) : isAlone ? .great : .some
        let xdsl = xdsl(need, length: copperLength, random: &random)
        let mobile = mobile(random: &random)
        let before = Sample.Offers(
            fixedWireless: wireless.before, fibre: fibre.before, cable: cable, xdsl: xdsl.before, mobile: mobile.before)
        let now = Sample.Offers(
            fixedWireless: wireless.now, fibre: fibre.now, cable: cable, xdsl: xdsl.now, mobile: mobile.now)
        return (before, now)
    }

    /// How much an address depends on copper: not where there is fibre, greatly where there is nothing else.
    private enum Need {
        case none
        /// Until fibre came.
        case passing
        case some
        case great
    }

    private typealias Change = (before: Sample.Speed, now: Sample.Speed)

    private func fibre(random: inout SplitMix64) -> Change {
        let municipality = surroundings.municipality
        let missing = random.chance(min(0.5, surroundings.settlement.odds.addressLacks * municipality.lack))
        let late = random.chance(0.006)
        let fastest = random.chance(0.003)
        let absent = random.chance(0.08) ? Sample.Speed.zero : .none
        guard !lacksFibre, !missing else { return (absent, absent) }
        let now = fastest ? .fibre6300 : surroundings.fibre
        guard !fibreIsNew, !late else { return (absent, now) }
        let isFaster = now.down > Sample.Speed.fibre1000.down
        return (fibreWasSlower && isFaster ? .fibre1000 : now, now)
    }

    private func xdsl(_ need: Need, length: Double, random: inout SplitMix64) -> Change {
        let (soldShare, staysShare) =
            switch need {
            case .none: (hasCopper ? 0.7 : 0, 0.6)
            case .passing: (0.75, 0.45)
            case .some: (0.4, 0.8)
            case .great: (0.85, 0.93)
            }
        let sold = random.chance(soldShare)
        let stays = random.chance(staysShare)
        let spread = 0.6 + 0.9 * random.unit()
        let unstated = random.chance(0.16)
        guard sold else { return (.none, .none) }
        let choices = Sample.Speed.xdsl
        // From 100 Mbit/s beside the exchange to 2 Mbit/s at some 2.5 km.
        let rank = min(choices.count - 1, Int(length / 260 * spread))
        let speed = unstated ? choices[rank].withoutUpload : choices[rank]
        return (speed, stays ? speed : .none)
    }

    private func fixedWireless(lacksFibre: Bool, random: inout SplitMix64) -> Change {
        let reached = random.chance(0.85)
        let single = random.chance(0.5)
        let unstated = random.chance(0.06)
        let isNew = random.chance(0.1)
        let absent = random.chance(0.03) ? Sample.Speed.zero : .none
        // A house without fibre may get an antenna of its own where the neighbours have none.
        let isSold = lacksFibre && single && surroundings.municipality.fixedWirelessShare > 0
        let usual = isSold ? Sample.Speed.fixedWireless[0] : nil
        guard let speed = (reached ? fixedWireless : nil) ?? usual else { return (absent, absent) }
        let now = unstated ? speed.withoutUpload : speed
        return (isNew ? absent : now, now)
    }

    private func mobile(random: inout SplitMix64) -> Change {
        let shade = random.chance(0.12) ? 1 : 0
        let missing = surroundings.settlement == .country && random.chance(0.002)
        guard !missing else { return (.none, .none) }
        let rank = max(0, mobile - shade)
        return (Sample.Speed.mobile[max(0, rank - mobileGain)], Sample.Speed.mobile[rank])
    }
}
