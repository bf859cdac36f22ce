/// Somebody who signs in.
public struct Account: Sendable, Hashable {
    /// As it is written in the sign-in form and beside every version; unique whatever its case.
    public var name: String
    /// ``Role/anonymous`` only while the provider that knows it gives it nothing.
    public var role: Role
    /// CVR number of the authority it works for; nil for none.
    public var authority: String?
    /// The partnership whose municipalities are a project leader's.
    public var partnership: String?
    /// UTC, ISO 8601.
    public var created: String
    /// Since when it is shut out; nil while it may sign in. UTC, ISO 8601.
    public var blocked: String?
    /// Who its owner is to the provider where they sign in, and which decides on role and authority; nil for an
    /// account with a password.
    public var outer: OuterIdentity?

    /// An account as given; ``isName(_:)`` says whether the name will do.
    public init(
        name: String, role: Role, authority: String? = nil, partnership: String? = nil, created: String = "",
        blocked: String? = nil, outer: OuterIdentity? = nil
    ) {
        self.name = name
        self.role = role
        self.authority = authority
        self.partnership = partnership
        self.created = created
        self.blocked = blocked
        self.outer = outer
    }

    /// Whether `name` is written as `other`, but for the case of a to z: then it is one account's.
    public static func isName(_ name: String, of other: String) -> Bool {
        func folded(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
        return name.utf8.lazy.map(folded).elementsEqual(other.utf8.lazy.map(folded))
    }

    /// Whether `name` reads as `other` does, in whatever case and however its accents are put together: then only one
    /// account may have it.
    public static func isName(_ name: String, readAs other: String) -> Bool {
        name.lowercased() == other.lowercased()
    }

    /// Whether `name` is 1 to 64 letters, digits and `. _ - @`, so that it reads the same everywhere.
    public static func isName(_ name: String) -> Bool {
        (1...64).contains(name.count) && name.allSatisfy { $0.isLetter || $0.isNumber || "._-@".contains($0) }
    }
}

/// What a program shows instead of a password: less than its owner's rights, and for a time.
public struct AccessToken: Sendable, Hashable {
    /// Given by the file it is kept in; 0 before.
    public var id: Int
    /// What it is for, such as `gis`.
    public var name: String
    /// Never ``Role/anonymous``.
    public var role: Role
    /// As an account's.
    public var authority: String?
    /// As an account's.
    public var partnership: String?
    /// Nil is every register.
    public var registers: [RegisterID]?
    /// UTC, ISO 8601.
    public var created: String
    /// UTC, ISO 8601; not valid from then on.
    public var expires: String
    /// UTC, ISO 8601; nil while it is good.
    public var revoked: String?
    /// The account whose own it is, without which it is not valid; nil for one that an administrator made.
    public var owner: String?

    /// A token as given.
    public init(
        id: Int = 0, name: String, role: Role, authority: String? = nil, partnership: String? = nil,
        registers: [RegisterID]? = nil, created: String, expires: String, revoked: String? = nil, owner: String? = nil
    ) {
        self.id = id
        self.name = name
        self.role = role
        self.authority = authority
        self.partnership = partnership
        self.registers = registers
        self.created = created
        self.expires = expires
        self.revoked = revoked
        self.owner = owner
    }
}
