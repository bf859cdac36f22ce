#include <sqlite3.h>

/* sqlite3_db_config takes its arguments in a way that Swift cannot call. */
static inline int landkort_set_triggers(void *connection, int are_on) {
    return sqlite3_db_config((sqlite3 *)connection, SQLITE_DBCONFIG_ENABLE_TRIGGER, are_on, (int *)0);
}
