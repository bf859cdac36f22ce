import Hummingbird
import LandkortCore
import NIOCore

/// What a route knows of its request beside the request itself.
struct RequestSource: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// Set by ``LanguageChoice``.
    var language = Language.da
    /// Set by ``Identification``.
    var identity = Identity.anonymous
    /// Why nobody can be told from the request; thrown where problems are answered.
    var refusal: (any Problem)?
    /// The machine at the other end of the connection.
    let peer: String
    /// The connection.
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
        peer = channel.remoteAddress?.ipAddress ?? ""
    }

    /// Who reads, in every route.
    var reader: Reader { identity.reader }
}
