import Foundation
import HTTPTypes
import Hummingbird
import LandkortApplication
import LandkortCore

/// One record among its versions: the one that is shown, and those beside it (the proposal *Versioned Features*).
struct RecordVersions {
    let shown: FeatureVersion
    private let all: [FeatureVersion]
    private let path: String

    /// - Parameter moment: nil is now.
    /// - Throws: ``RequestProblem/gone(collection:title:id:latest:_:)`` for a record whose other versions the reader may see; for any
    ///   other the store's, so that one that is hidden is as one that never was.
    init(
        _ id: Feature.ID, at moment: Moment?, in source: RegisterSource, _ reader: Reader
    ) async throws {
        all = try await Self.versions(of: id, in: source, reader)
        let found = all.first { version in
            guard let moment = moment?.description else { return version.to == nil }
            return version.from <= moment && version.to.map { moment < $0 } ?? true
        }
        guard let found else {
            let mayReturn = all.first.map { reader.writing(to: source.register).allows($0.feature) } ?? false
            throw RequestProblem.gone(
                collection: source.id, title: source.title, id: id, latest: all.first?.from,
                moment == nil ? .deleted(mayReturn: mayReturn) : .notThen)
        }
        shown = found
        path = ValueText.address(of: id, in: source.id)
    }

    /// Every version that the reader sees, newest first.
    ///
    /// - Throws: as ``init(_:at:in:_:)``; ``RequestProblem/redacted(_:)`` to those who may know that there was one.
    static func versions(
        of id: Feature.ID, in source: RegisterSource, _ reader: Reader
    ) async throws -> [FeatureVersion] {
        do {
            return try await source.workspace.versions(of: id, in: source.register.id, reader: reader)
        } catch {
            let problem: any Problem = error
            let redactions = try await source.workspace.redactions(of: id, in: source.register.id, reader: reader)
            guard problem.kind == .notFound, let redaction = redactions.first else { throw problem }
            throw RequestProblem.redacted(redaction)
        }
    }

    /// When the version began, and where the others are.
    func tell(_ headers: inout HTTPFields, of request: Request) {
        guard let from = Moment(shown.from) else { return }
        headers[HTTPField.Name("Memento-Datetime")!] = HTTPDate.text(from)
        var links = [
            (request.uri.description, "self"), (path, "original"), ("\(path)/versions", "timemap"),
            ("\(path)/versions", "version-history"),
        ]
        let place = all.firstIndex { $0.revision == shown.revision } ?? 0
        if place > 0 { links.append((address(of: all[place - 1]), "successor-version")) }
        if place + 1 < all.count { links.append((address(of: all[place + 1]), "predecessor-version")) }
        headers[HTTPField.Name("Link")!] = links.map { "<\($0)>; rel=\"\($1)\"" }.joined(separator: ", ")
    }

    private func address(of version: FeatureVersion) -> String { "\(path)?datetime=\(version.from.percentEncoded)" }
}

/// Times as HTTP writes them (RFC 9110, 5.6.7).
enum HTTPDate {
    /// `Sat, 21 Nov 2026 10:00:00 GMT`.
    static func text(_ moment: Moment) -> String {
        let parts = moment.description.split { !$0.isNumber }.compactMap { Int($0) }
        guard parts.count >= 6 else { return "" }
        let (year, month, day) = (parts[0], parts[1], parts[2])
        // Sakamoto's rule.
        let shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1]
        let y = month < 3 ? year - 1 : year
        let weekday = (y + y / 4 - y / 100 + y / 400 + shift + day) % 7
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let clock = parts[3...5].map(two).joined(separator: ":")
        return "\(days[weekday]), \(two(day)) \(months[month - 1]) \(year) \(clock) GMT"
    }

    private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
