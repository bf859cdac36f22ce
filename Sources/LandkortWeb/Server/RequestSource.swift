import Hummingbird
import LandkortCore

/// What a route knows of its request beside the request itself.
struct RequestSource: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// Set by ``LanguageChoice``.
    var language = Language.da

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
    }

    /// Who reads: until there are accounts, everyone is the public.
    var reader: Reader { .anonymous }
}
