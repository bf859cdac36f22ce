import Foundation

/// How long the processor itself works at something, whatever else the machine does meanwhile.
public enum ProcessorTime {
    /// The processor time of this thread that `work` takes.
    public static func measure(_ work: () throws -> Void) rethrows -> Duration {
        let start = now
        try work()
        return now - start
    }

    private static var now: Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
