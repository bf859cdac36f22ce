/// Waits for what another program does.
public enum Eventually {
    /// Asks every 20 ms until `condition` holds.
    ///
    /// - Throws: ``ToolProblem`` when it does not within `seconds`.
    public static func holds(within seconds: Int = 600, _ condition: () async throws -> Bool) async throws {
        let end = ContinuousClock.now + .seconds(seconds)
        while try await !condition() {
            guard ContinuousClock.now < end else { throw ToolProblem(text: "not within \(seconds) s") }
            try await Task.sleep(for: .milliseconds(20))
        }
    }
}
