public import LandkortCore
import LandkortRegisters

/// A set of declarations that is looked at or published: the built-in ones, or a customer's folder over them.
public struct Model: Sendable {
    /// Registers, in order of path.
    public let registers: [Register]
    /// What the schemas declare, in order of path.
    public let elements: [DeclaredElement]
    /// Everything outside the documented subset, also where a customer's file breaks a built-in one.
    public let problems: [RegisterProblem]
    let declarations: Declarations
    /// The paths of the folder's files; nil where the built-in declarations are all there is.
    private let own: Set<String>?
    /// Identifiers of what is declared outside the folder.
    let otherIdentifiers: Set<String>

    /// - Parameter folder: nil for the built-in declarations; else what the folder declares, and nothing more, is in
    ///   ``registers`` and ``elements``.
    public init(_ folder: RegisterFolder? = nil) {
        guard let folder else {
            self.init(BuiltIn.declarations, of: nil)
            return
        }
        let (all, own) = BuiltIn.declarations.overridden(by: folder)
        self.init(all, of: own)
    }

    private init(_ declarations: Declarations, of own: Set<String>?) {
        let reading = RegisterReading(declarations)
        let isOwn: (String) -> Bool = { own?.contains($0 + ".yaml") ?? true }
        let elements = reading.elements()
        self.declarations = declarations
        self.own = own
        registers = reading.registers.filter { isOwn($0.path) }
        self.elements = elements.filter { isOwn($0.path) }
        otherIdentifiers = Set(elements.filter { !isOwn($0.path) }.map(\.uri))
        problems = reading.problems
    }

    /// Whether the one who looks at the model can mend the file.
    func owns(_ path: String) -> Bool { own?.contains(path) ?? true }
}

extension Register {
    /// That of its schema, such as `bredbaand/mast`.
    var path: String { domain.isEmpty ? id.rawValue : "\(domain)/\(id)" }
}
