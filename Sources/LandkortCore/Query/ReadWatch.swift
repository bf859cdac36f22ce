/// Whether a read that looks at row after row is still wanted: who asked may have gone, or have waited long enough.
public struct ReadWatch: Sendable {
    /// Of the reads of a task; nil where they take as long as they take.
    @TaskLocal public static var current: ReadWatch?

    /// Asked at every row that is looked at, from any thread: nanoseconds.
    public let isOver: @Sendable () -> Bool

    /// What `isOver` says.
    public init(isOver: @escaping @Sendable () -> Bool) { self.isOver = isOver }
}
