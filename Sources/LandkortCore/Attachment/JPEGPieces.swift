/// JPEG: markers, most with a segment behind them, and the coded picture after each start of scan.
struct JPEGPieces {
    private enum Marker {
        static let start: UInt8 = 0xd8
        static let end: UInt8 = 0xd9
        static let scan: UInt8 = 0xda
        static let comment: UInt8 = 0xfe
        static let applications: ClosedRange<UInt8> = 0xe0...0xef
        /// Stand alone: restarts, and one that means nothing.
        static func isBare(_ marker: UInt8) -> Bool { (0xd0...0xd7).contains(marker) || marker == 0x01 }
    }

    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Up to the picture's end: what lies behind is another picture or a film. Nil where there is no end.
    var pieces: [PictureFile.Piece]? {
        var pieces = [PictureFile.Piece(bytes: [0xff, Marker.start], isPicture: true)]
        var place = 2
        while let (marker, after) = marker(at: place) {
            guard marker != Marker.end else {
                pieces.append(.init(bytes: [0xff, Marker.end], isPicture: true))
                return pieces
            }
            if Marker.isBare(marker) {
                pieces.append(.init(bytes: [0xff, marker], isPicture: true))
                place = after
                continue
            }
            guard after + 2 <= bytes.count else { return nil }
            let end = after + Int(bytes[after]) << 8 + Int(bytes[after + 1])
            guard end >= after + 2, end <= bytes.count else { return nil }
            let content = bytes[after + 2..<end]
            pieces.append(.init(bytes: [0xff, marker] + bytes[after..<end], isPicture: isPicture(marker, content)))
            if let turned = turned(marker, content) { pieces.append(.init(bytes: turned, isPicture: true)) }
            place = end
            guard marker == Marker.scan else { continue }
            let coded = codedEnd(from: place)
            pieces.append(.init(bytes: Array(bytes[place..<coded]), isPicture: true))
            place = coded
        }
        return nil
    }

    /// The marker and where it ends; any number of 0xff may stand before it.
    private func marker(at place: Int) -> (marker: UInt8, after: Int)? {
        guard place < bytes.count, bytes[place] == 0xff else { return nil }
        var place = place
        while place < bytes.count, bytes[place] == 0xff { place += 1 }
        guard place < bytes.count, bytes[place] != 0 else { return nil }
        return (bytes[place], place + 1)
    }

    /// Where the next marker is that is no restart.
    private func codedEnd(from start: Int) -> Int {
        var place = start
        while place + 1 < bytes.count {
            let next = bytes[place + 1]
            if bytes[place] == 0xff, next != 0, next != 0xff, !Marker.isBare(next) { return place }
            place += 1
        }
        return bytes.count
    }

    /// Of what applications write, the density, the colour profile and Adobe's colour transform belong to the picture.
    private func isPicture(_ marker: UInt8, _ content: ArraySlice<UInt8>) -> Bool {
        switch marker {
        case 0xe0: content.starts(with: "JFIF\0".utf8)
        case 0xe2: content.starts(with: "ICC_PROFILE\0".utf8)
        case 0xee: content.starts(with: "Adobe".utf8)
        case Marker.comment: false
        default: !Marker.applications.contains(marker)
        }
    }

    /// An Exif segment that says which way up the picture is and nothing else; nil where it is upright or not said.
    private func turned(_ marker: UInt8, _ content: ArraySlice<UInt8>) -> [UInt8]? {
        guard marker == 0xe1, content.starts(with: "Exif\0\0".utf8),
            let orientation = ExifOrientation.read(Array(content.dropFirst(6))), (2...8).contains(orientation)
        else { return nil }
        return ExifOrientation.segment(orientation)
    }
}

/// The one field of Exif that the picture needs.
private enum ExifOrientation {
    private static let tag = 0x0112

    /// - Parameter tiff: from the byte order on.
    static func read(_ tiff: [UInt8]) -> Int? {
        guard tiff.count >= 8 else { return nil }
        let isLittle = tiff.starts(with: "II".utf8)
        func number(_ place: Int, _ count: Int) -> Int? {
            guard place >= 0, place + count <= tiff.count else { return nil }
            let digits = tiff[place..<place + count]
            return (isLittle ? Array(digits.reversed()) : Array(digits)).reduce(0) { $0 << 8 | Int($1) }
        }
        guard let directory = number(4, 4), let count = number(directory, 2) else { return nil }
        for entry in 0..<count {
            let place = directory + 2 + entry * 12
            guard let found = number(place, 2) else { return nil }
            if found == tag { return number(place + 8, 2) }
        }
        return nil
    }

    static func segment(_ orientation: Int) -> [UInt8] {
        let tiff: [UInt8] =
            Array("MM".utf8) + [0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(orientation), 0, 0]
            + [0, 0, 0, 0]
        let content = Array("Exif\0\0".utf8) + tiff
        return [0xff, 0xe1, 0, UInt8(content.count + 2)] + content
    }
}
