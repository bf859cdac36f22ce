/// Who somebody is to a provider of sign-in: the pair that it never gives to anybody else, whatever their names.
public struct OuterIdentity: Sendable, Hashable {
    /// The provider's own address, as it writes it.
    public let issuer: String
    /// What the provider calls the person.
    public let subject: String

    /// An identity as the provider told it.
    public init(issuer: String, subject: String) {
        self.issuer = issuer
        self.subject = subject
    }
}
