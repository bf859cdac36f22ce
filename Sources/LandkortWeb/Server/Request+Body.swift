import Hummingbird

extension Request {
    /// The bytes that are sent; nil where they are more than `most`, or do not all come.
    func bytes(upTo most: Int) async -> [UInt8]? {
        var request = self
        guard let body = try? await request.collectBody(upTo: most) else { return nil }
        return Array(body.readableBytesView)
    }
}
