import LandkortApplication
import LandkortRegisters

/// Whom accounts and tokens act for, as people know them: the name, with the number or the code beside.
struct HolderNames {
    private let authorities: [String: String]
    private let territory: Territory

    init(_ workspace: Workspace) async throws {
        territory = try await workspace.territory()
        let municipalities = territory.municipalities
        authorities = Dictionary(
            municipalities.authorities.compactMap { code, number in
                municipalities.names[code].map { (number, $0) }
            }
        ) { first, _ in first }
    }

    /// `Aalborg (29189420)`; a number that no municipality has is left as it is.
    func authority(_ number: String?) -> String? {
        number.map { number in authorities[number].map { "\($0) (\(number))" } ?? number }
    }

    func partnership(_ code: String?) -> String? {
        code.map { code in territory.area(code).map { "\($0.name) (\(code))" } ?? code }
    }
}
