#include <sqlite3.h>

/* sqlite3_db_config and sqlite3_config take their arguments in a way that Swift cannot call. */
static inline int landkort_set_triggers(void *connection, int are_on) {
    return sqlite3_db_config((sqlite3 *)connection, SQLITE_DBCONFIG_ENABLE_TRIGGER, are_on, (int *)0);
}

/* Whether every allocation is counted, behind a lock. Before anything else is asked of SQLite. */
static inline int landkort_set_memory_counting(int is_on) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, is_on);
}
