#include <sqlite3.h>
#include <spatialite.h>

/* Swift cannot call a function with a variable number of arguments. Takes effect before the first connection only. */
static inline int lykta_sqlite_without_memory_statistics(void) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}
