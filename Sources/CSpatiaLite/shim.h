#include <sqlite3.h>
#include <spatialite.h>

/* Swift cannot call a function with a variable number of arguments. Takes effect before the first connection only. */
static inline int lykta_sqlite_without_memory_statistics(void) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

/* The last connection that closes folds the log into the file and removes it; this one then does not. */
static inline int lykta_sqlite_leave_log_when_closing(sqlite3 *connection) {
    return sqlite3_db_config(connection, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)0);
}
