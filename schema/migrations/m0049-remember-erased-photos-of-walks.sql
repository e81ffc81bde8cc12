-- The ids of photos of walks that were erased: nothing else is left of them. A telephone that sends one again, since it has not heard
-- that it arrived, is told so, and nothing is kept once more. Photos that were erased before this are not known.
CREATE TABLE erased_walk_photo (
    number     INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
    walk       INTEGER NOT NULL REFERENCES safety_walk (number),
    erased     INTEGER NOT NULL,
    row_digest INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX erased_walk_photo_walk ON erased_walk_photo (walk);

-- A walk's digest covers how many of its photos were erased: none that are known yet. One that was broken before stays broken.
UPDATE safety_walk SET row_digest = lykta_digest(number, id, municipality, title, state, version, made, changed, day_before, day,
    day_after, starts, meeting_place, leader, invitation, repeats,
    (SELECT count(*) FROM walk_stop WHERE walk_stop.walk = safety_walk.number),
    (SELECT count(*) FROM walk_point WHERE walk_point.walk = safety_walk.number),
    (SELECT count(*) FROM walk_participants WHERE walk_participants.walk = safety_walk.number),
    (SELECT max(walk_event.number) FROM walk_event WHERE walk_event.walk = safety_walk.number),
    (SELECT count(*) FROM walk_answer WHERE walk_answer.walk = safety_walk.number),
    (SELECT count(*) FROM finding WHERE finding.walk = safety_walk.number),
    (SELECT count(*) FROM walk_photo WHERE walk_photo.walk = safety_walk.number),
    (SELECT count(*) FROM erased_walk_photo WHERE erased_walk_photo.walk = safety_walk.number))
WHERE row_digest IS lykta_digest(number, id, municipality, title, state, version, made, changed, day_before, day,
    day_after, starts, meeting_place, leader, invitation, repeats,
    (SELECT count(*) FROM walk_stop WHERE walk_stop.walk = safety_walk.number),
    (SELECT count(*) FROM walk_point WHERE walk_point.walk = safety_walk.number),
    (SELECT count(*) FROM walk_participants WHERE walk_participants.walk = safety_walk.number),
    (SELECT max(walk_event.number) FROM walk_event WHERE walk_event.walk = safety_walk.number),
    (SELECT count(*) FROM walk_answer WHERE walk_answer.walk = safety_walk.number),
    (SELECT count(*) FROM finding WHERE finding.walk = safety_walk.number),
    (SELECT count(*) FROM walk_photo WHERE walk_photo.walk = safety_walk.number));
