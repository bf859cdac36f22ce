extension Sample {
    /// A speed in kbit/s, down and up, as the national file may state it.
    struct Speed: Sendable, Hashable {
        var down: Int32
        var up: Int32

        /// Stands for an empty field.
        static let unstated: Int32 = -1
        /// Not offered, written as two empty fields.
        static let none = Speed(down: unstated, up: unstated)
        /// Not offered, written as `"0"`.
        static let zero = Speed(down: 0, up: 0)

        /// From Mbit/s.
        static func mbit(_ down: Int32, _ up: Int32) -> Speed {
            Speed(down: down * 1_000, up: up * 1_000)
        }

        /// The same download, the upload left out, as happens in the real file.
        var withoutUpload: Speed { Speed(down: down, up: Self.unstated) }
    }

    /// What one address is offered in one year.
    struct Offers: Sendable, Hashable {
        var fixedWireless: Speed
        var fibre: Speed
        var cable: Speed
        var xdsl: Speed
        var mobile: Speed
    }
}

extension Sample.Speed {
    static let fibre500 = mbit(500, 500)
    static let fibre1000 = mbit(1_000, 1_000)
    static let fibre2500 = mbit(2_500, 2_500)
    static let fibre6300 = mbit(6_300, 6_300)
    static let cable = [mbit(500, 75), mbit(500, 60), mbit(1_000, 100), mbit(2_000, 500)]
    /// The usual first.
    static let fixedWireless = [mbit(50, 10), mbit(100, 20), mbit(30, 5), mbit(100, 100), mbit(342, 50)]
    /// The seven classes of the national file, slow to fast.
    static let mobile = [
        mbit(20, 1), mbit(30, 2), mbit(50, 3), mbit(100, 5), mbit(200, 10), mbit(600, 30), mbit(1_000, 50),
    ]
    /// Fast to slow, as copper grows longer.
    static let xdsl = [
        Self(down: 100_000, up: 20_480), Self(down: 80_000, up: 15_360), Self(down: 60_000, up: 10_240),
        Self(down: 50_000, up: 10_240), Self(down: 35_000, up: 5_120), Self(down: 26_000, up: 4_096),
        Self(down: 20_000, up: 2_048), Self(down: 15_000, up: 1_536), Self(down: 10_000, up: 1_024),
        Self(down: 5_000, up: 512), Self(down: 2_000, up: 256),
    ]
}
