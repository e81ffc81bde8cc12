#!/usr/bin/env bash
# PostGIS on the same rows: loads POSITIONS.csv into a cluster of its own, and asks the same questions with pgbench,
# prepared, over the Unix socket. Usage: peer-postgis.sh POSITIONS.csv SECONDS CLIENTS. Everything it makes goes again.
set -euo pipefail
positions=$(realpath "$1") seconds=$2 clients=$3
bin=/usr/lib/postgresql/15/bin
home=$(mktemp -d /tmp/lykta-postgis.XXXXXX)
chmod 755 "$home"
as() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
if [ "$(id -u)" = 0 ]; then chown postgres "$home"; fi
stop() { as "$bin/pg_ctl" -D "$home/data" -m immediate stop >/dev/null 2>&1 || true; rm -rf "$home"; }
trap stop EXIT
as "$bin/initdb" -D "$home/data" -A trust -U postgres >/dev/null
as "$bin/pg_ctl" -D "$home/data" -w -l "$home/log" \
  -o "-k $home -c listen_addresses= -c shared_buffers=1GB -c work_mem=64MB -c max_parallel_workers_per_gather=0 -c jit=off" start >/dev/null
sql() { "$bin/psql" -h "$home" -U postgres -q -v ON_ERROR_STOP=1 "$@"; }
sql -c 'CREATE EXTENSION postgis' -c 'CREATE TABLE raw (id uuid, e float8, n float8, category int2, observed int8)'
sql -c "\\copy raw FROM '$positions' WITH (FORMAT csv, DELIMITER ';')"
sql -c "CREATE TABLE report AS SELECT id, category, 0::int2 AS status, 0::int2 AS source, 1060::int2 AS municipality,
          observed, NULL::int8 AS reporter, ST_SetSRID(ST_MakePoint(e, n), 3006)::geometry(Point, 3006) AS place FROM raw" \
    -c 'CREATE INDEX report_place ON report USING gist (place)' -c 'CLUSTER report USING report_place' \
    -c 'DROP TABLE raw' -c 'VACUUM ANALYZE report'
columns='id, ST_X(place), ST_Y(place), municipality, category, status, source, observed, reporter'
here='ST_SetSRID(ST_MakePoint(460000 + :e / 100.0, 6220000 + :n / 100.0), 3006)'
ask() { # name, query
  printf '\\set e random(0, 2999999)\n\\set n random(0, 2999999)\n%s\n' "$2" > "$home/ask.sql"
  chmod 644 "$home/ask.sql"
  "$bin/pgbench" -h "$home" -U postgres -n -M prepared -c "$clients" -j "$clients" -T "$seconds" -f "$home/ask.sql" postgres 2>/dev/null |
    awk -v name="$1" '/^tps/ {printf "%s: %.0f a second\n", name, $3}'
}
for metres in 25 100 400; do
  ask "radius $metres m" "SELECT $columns, place <-> $here AS far FROM report WHERE ST_DWithin(place, $here, $metres) ORDER BY far, id;"
done
for corners in 10 100; do
  ring=$(awk -v k="$corners" 'BEGIN { pi = atan2(0, -1); for (i = 0; i <= k; i++) { a = 2 * pi * (i % k) / k; r = (i % k) % 2 ? 150 : 250;
    printf "%s%.2f %.2f", (i ? "," : ""), r * cos(a), r * sin(a) } }')
  area="ST_Translate(ST_GeomFromText('POLYGON(($ring))', 3006), 460000 + :e / 100.0, 6220000 + :n / 100.0)"
  ask "polygon of $corners corners, 250 m" "SELECT $columns FROM report WHERE ST_Intersects(place, $area) ORDER BY id;"
done
for count in 1 10 100; do
  ask "nearest $count" "SELECT $columns, place <-> $here AS far FROM report ORDER BY place <-> $here LIMIT $count;"
done
