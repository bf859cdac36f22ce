public import LandkortStore
import Synchronization

extension Sample {
    /// When the sample is taken to be registered: after its last campaign.
    static let moment = "2026-09-01T08:00:00.000Z"

    /// What makes a new store of the sample the same file every time.
    public static func circumstances() -> Circumstances {
        let random = Mutex(SplitMix64(seed: seed, stream: 9))
        return Circumstances(moment: moment) { random.withLock { $0.next() } }
    }
}
