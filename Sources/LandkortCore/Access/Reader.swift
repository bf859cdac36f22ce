/// Who reads. Every read of a store takes one, so that a forgotten rule does not compile.
public struct Reader: Sendable, Hashable {
    /// Within the registers it is given for.
    public let role: Role
    /// CVR numbers of the authorities whose records are its own.
    public let authorities: Set<String>
    /// Codes of the municipalities whose records are its own where nobody wrote a CVR number.
    public let municipalities: Set<String>
    /// The registers that the role holds for, nil for all; to the others it is the public.
    public let registers: Set<RegisterID>?

    /// A reader as its account or token has it.
    public init(
        role: Role, authorities: Set<String> = [], municipalities: Set<String> = [],
        registers: Set<RegisterID>? = nil
    ) {
        self.role = role
        self.authorities = authorities
        self.municipalities = municipalities
        self.registers = registers
    }

    /// The public: sees what is open to everyone.
    public static let anonymous = Reader(role: .anonymous)
    /// Sees everything: the person who has the store file.
    public static let administrator = Reader(role: .administrator)

    /// The role it has in one register.
    public func role(in register: RegisterID) -> Role {
        registers.map { $0.contains(register) } ?? true ? role : .anonymous
    }
}
