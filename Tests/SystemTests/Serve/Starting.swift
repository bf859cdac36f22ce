import Support
import Synchronization

/// A program that is being started by another task.
final class Starting: Sendable {
    private let started = Mutex<Child?>(nil)

    var program: Child? {
        get { started.withLock { $0 } }
        set { started.withLock { $0 = newValue } }
    }
}
