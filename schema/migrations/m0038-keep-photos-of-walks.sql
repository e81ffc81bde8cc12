-- Photos that were taken at stops of walks, under ids that devices made; pixels alone, as those of reports. `source` is the SHA-256 of what
-- came in, which is not kept. `row_digest` is over all of it and the picture. They go with the stop that they are of.
CREATE TABLE walk_photo (
    number     INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
    walk       INTEGER NOT NULL,
    stop       INTEGER NOT NULL,
    walker     BLOB NOT NULL CHECK (typeof(walker) = 'blob' AND length(walker) = 16),
    source     BLOB NOT NULL CHECK (typeof(source) = 'blob' AND length(source) = 32),
    width      INTEGER NOT NULL CHECK (width BETWEEN 1 AND 1600),
    height     INTEGER NOT NULL CHECK (height BETWEEN 1 AND 1600),
    bytes      INTEGER NOT NULL CHECK (bytes > 0),
    received   INTEGER NOT NULL,
    row_digest INTEGER NOT NULL DEFAULT 0,
    FOREIGN KEY (walk, stop) REFERENCES walk_stop (walk, number) ON DELETE CASCADE
);
CREATE INDEX walk_photo_walk ON walk_photo (walk, stop, number);

-- The pictures, in a table of their own, so that a list of photos reads none of them.
CREATE TABLE walk_photo_image (
    photo INTEGER PRIMARY KEY REFERENCES walk_photo (number) ON DELETE CASCADE,
    jpeg  BLOB NOT NULL CHECK (typeof(jpeg) = 'blob' AND length(jpeg) BETWEEN 1 AND 4194304)
);

-- A walk's digest covers how many photos it has: none yet. One that was broken before stays broken.
UPDATE safety_walk SET row_digest = lykta_digest(number, id, municipality, title, state, version, made, changed, day_before, day,
    day_after, starts, meeting_place, leader, invitation, repeats,
    (SELECT count(*) FROM walk_stop WHERE walk_stop.walk = safety_walk.number),
    (SELECT count(*) FROM walk_point WHERE walk_point.walk = safety_walk.number),
    (SELECT count(*) FROM walk_participants WHERE walk_participants.walk = safety_walk.number),
    (SELECT max(walk_event.number) FROM walk_event WHERE walk_event.walk = safety_walk.number),
    (SELECT count(*) FROM walk_answer WHERE walk_answer.walk = safety_walk.number),
    (SELECT count(*) FROM finding WHERE finding.walk = safety_walk.number),
    (SELECT count(*) FROM walk_photo WHERE walk_photo.walk = safety_walk.number))
WHERE row_digest IS lykta_digest(number, id, municipality, title, state, version, made, changed, day_before, day,
    day_after, starts, meeting_place, leader, invitation, repeats,
    (SELECT count(*) FROM walk_stop WHERE walk_stop.walk = safety_walk.number),
    (SELECT count(*) FROM walk_point WHERE walk_point.walk = safety_walk.number),
    (SELECT count(*) FROM walk_participants WHERE walk_participants.walk = safety_walk.number),
    (SELECT max(walk_event.number) FROM walk_event WHERE walk_event.walk = safety_walk.number),
    (SELECT count(*) FROM walk_answer WHERE walk_answer.walk = safety_walk.number),
    (SELECT count(*) FROM finding WHERE finding.walk = safety_walk.number));
