import CTriggers

/// SQLite itself, as the whole program uses it.
enum DatabaseLibrary {
    /// To be asked for before a database is opened: allocations are then not counted, for which all threads of a
    /// program would wait at one lock. Where somebody was quicker nothing changes.
    static let isReady = landkort_set_memory_counting(0) == 0
}
