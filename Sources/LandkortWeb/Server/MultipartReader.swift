import Foundation
import LandkortCore

/// Takes a form with files apart as its bytes come (RFC 7578), keeping no more of them than it takes to know a boundary.
struct MultipartReader {
    enum Piece {
        /// The next part begins.
        case head(Head)
        /// Some more of it.
        case content([UInt8])
    }

    /// What is said of a part before its content.
    struct Head: Equatable {
        var name: String
        /// Nil for a field that is no file.
        var file: String?
        var type: String?
    }

    private enum State {
        case start
        case behindMark
        case head
        case content
        case over
    }

    private static let longestHead = 1 << 14
    private static let line = Array("\r\n".utf8)
    private static let blank = Array("\r\n\r\n".utf8)

    private let mark: [UInt8]
    private var state = State.start
    private var waiting: [UInt8] = []

    init(boundary: String) { mark = Array("--\(boundary)".utf8) }

    /// Whether the form's end has come.
    var isOver: Bool { state == .over }

    /// - Throws: ``AccessProblem/badForm`` for what does not hold together; what `take` throws.
    mutating func read(_ bytes: some Collection<UInt8>, _ take: (Piece) throws -> Void) throws {
        waiting += bytes
        while try step(take) {}
    }

    /// - Returns: whether the state changed, so that there may be more to be said.
    private mutating func step(_ take: (Piece) throws -> Void) throws -> Bool {
        switch state {
        case .start:
            guard try skip(mark) else { return false }
            state = .behindMark
        case .behindMark:
            guard waiting.count >= 2 else { return false }
            let isEnd = waiting.starts(with: "--".utf8)
            guard isEnd || waiting.starts(with: Self.line) else { throw AccessProblem.badForm }
            waiting.removeFirst(2)
            state = isEnd ? .over : .head
        case .head:
            guard let end = waiting.place(of: Self.blank) else {
                guard waiting.count <= Self.longestHead else { throw AccessProblem.badForm }
                return false
            }
            let text = String(decoding: waiting[..<end], as: UTF8.self)
            guard let head = Head(text) else { throw AccessProblem.badForm }
            try take(.head(head))
            // The line end before a boundary may be the one behind the head.
            waiting.removeFirst(end + Self.line.count)
            state = .content
            isFresh = true
        case .content: return try content(take)
        case .over: return false
        }
        return true
    }

    /// Whether the blank line behind the head still stands before the content.
    private var isFresh = false

    private mutating func content(_ take: (Piece) throws -> Void) throws -> Bool {
        let end = Self.line + mark
        let place = waiting.place(of: end)
        let sure = place ?? max(0, waiting.count - end.count + 1)
        let skipped = isFresh ? Self.line.count : 0
        if sure > skipped {
            try take(.content(Array(waiting[skipped..<sure])))
            isFresh = false
        }
        if let place {
            waiting.removeFirst(place + end.count)
            state = .behindMark
        } else if !isFresh {
            waiting.removeFirst(sure)
        }
        return place != nil
    }

    private mutating func skip(_ wanted: [UInt8]) throws -> Bool {
        guard waiting.count >= wanted.count else {
            guard wanted.starts(with: waiting) else { throw AccessProblem.badForm }
            return false
        }
        guard waiting.starts(with: wanted) else { throw AccessProblem.badForm }
        waiting.removeFirst(wanted.count)
        return true
    }
}

extension MultipartReader.Head {
    fileprivate init?(_ text: String) {
        guard let name = Self.value("name", of: text) else { return nil }
        self.name = name
        file = Self.value("filename", of: text)
        let type = text.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-type:") }
        self.type = type.map { $0.dropFirst("content-type:".count).filter { !$0.isWhitespace } }
    }

    /// `name="value"`, where a browser writes a quotation mark as `%22`.
    private static func value(_ name: String, of head: String) -> String? {
        guard let found = head.firstRange(of: "; \(name)=\"") else { return nil }
        return String(head[found.upperBound...].prefix { $0 != "\"" }).replacing("%22", with: "\"")
    }
}

extension [UInt8] {
    /// Where `wanted` first begins; nil where it does not. O(bytes).
    fileprivate func place(of wanted: [UInt8]) -> Int? {
        withUnsafeBufferPointer { bytes in
            var place = 0
            while let next = bytes[place...].firstIndex(of: wanted[0]), next + wanted.count <= bytes.count {
                if bytes[next..<next + wanted.count].elementsEqual(wanted) { return next }
                place = next + 1
            }
            return nil
        }
    }
}
