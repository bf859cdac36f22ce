import NIOCore
import Synchronization

/// Which of the server's open connections have been left by who opened them, though an answer is still being made. One
/// that is closed altogether is no longer active, which the connection itself says.
///
/// A client that only says that it will send no more looks the same as one that has gone, until it is written to.
final class Departures: Sendable {
    private let gone = Mutex<Set<ObjectIdentifier>>([])

    /// Whether whoever opened `channel` has closed it.
    func haveLeft(_ channel: any Channel) -> Bool { gone.withLock { $0.contains(ObjectIdentifier(channel)) } }

    /// Sees when a connection is left.
    func watcher() -> any RemovableChannelHandler & Sendable { Watcher(self) }

    private func add(_ channel: any Channel) { gone.withLock { _ = $0.insert(ObjectIdentifier(channel)) } }

    private func forget(_ channel: any Channel) { gone.withLock { _ = $0.remove(ObjectIdentifier(channel)) } }

    private final class Watcher: ChannelInboundHandler, RemovableChannelHandler, Sendable {
        typealias InboundIn = Any

        private let departures: Departures

        init(_ departures: Departures) { self.departures = departures }

        /// A new connection may have the identity of one that is no more.
        func handlerAdded(context: ChannelHandlerContext) { departures.forget(context.channel) }

        func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
            if case .inputClosed? = event as? ChannelEvent { departures.add(context.channel) }
            context.fireUserInboundEventTriggered(event)
        }

        func handlerRemoved(context: ChannelHandlerContext) { departures.forget(context.channel) }
    }
}
