-- Why a situational picture, a dialogue or a watch area that was entered by mistake was withdrawn; nothing for one that stands. Of dialogues and
-- watch areas the history told it alone. The digests cover it; one that was broken before stays broken.
ALTER TABLE situational_picture ADD COLUMN withdrawn TEXT
    CHECK (withdrawn IS NULL OR (length(withdrawn) >= 1 AND published = 0));
UPDATE situational_picture SET row_digest = lykta_digest(situational_picture.number, situational_picture.id, situational_picture.municipality,
    situational_picture.kind, situational_picture.begins, situational_picture.ends, situational_picture.day, situational_picture.content,
    situational_picture.content_digest, situational_picture.published, situational_picture.version, situational_picture.made,
    situational_picture.changed, situational_picture.by, situational_picture.person, situational_picture.withdrawn,
    (SELECT count(*) FROM picture_words WHERE picture_words.picture = situational_picture.number),
    (SELECT max(picture_change.number) FROM picture_change WHERE picture_change.picture = situational_picture.number))
WHERE row_digest IS lykta_digest(situational_picture.number, situational_picture.id, situational_picture.municipality,
    situational_picture.kind, situational_picture.begins, situational_picture.ends, situational_picture.day, situational_picture.content,
    situational_picture.content_digest, situational_picture.published, situational_picture.version, situational_picture.made,
    situational_picture.changed, situational_picture.by, situational_picture.person,
    (SELECT count(*) FROM picture_words WHERE picture_words.picture = situational_picture.number),
    (SELECT max(picture_change.number) FROM picture_change WHERE picture_change.picture = situational_picture.number));

-- What the history tells begins with 'Togs tillbaka: '.
ALTER TABLE dialogue ADD COLUMN withdrawn TEXT CHECK (withdrawn IS NULL OR length(withdrawn) >= 1);
UPDATE dialogue SET withdrawn = (
    SELECT ifnull(nullif(substr(dialogue_event.swedish, 16), ''), '–') FROM dialogue_event
    WHERE dialogue_event.dialogue = dialogue.number AND dialogue_event.kind = 'withdrawn' ORDER BY dialogue_event.number LIMIT 1);
UPDATE dialogue SET row_digest = lykta_digest(number, id, municipality, day, whereabouts, northing, easting, people, notes, holder,
    provenance, version, made, changed, asked, withdrawn,
    (SELECT count(*) FROM dialogue_theme WHERE dialogue_theme.dialogue = dialogue.number),
    (SELECT max(dialogue_event.number) FROM dialogue_event WHERE dialogue_event.dialogue = dialogue.number))
WHERE row_digest IS lykta_digest(number, id, municipality, day, whereabouts, northing, easting, people, notes, holder,
    provenance, version, made, changed, asked,
    (SELECT count(*) FROM dialogue_theme WHERE dialogue_theme.dialogue = dialogue.number),
    (SELECT max(dialogue_event.number) FROM dialogue_event WHERE dialogue_event.dialogue = dialogue.number));

ALTER TABLE watch_area ADD COLUMN withdrawn TEXT CHECK (withdrawn IS NULL OR length(withdrawn) >= 1);
UPDATE watch_area SET withdrawn = (
    SELECT ifnull(nullif(substr(watch_area_event.swedish, 16), ''), '–') FROM watch_area_event
    WHERE watch_area_event.area = watch_area.number AND watch_area_event.kind = 'withdrawn' ORDER BY watch_area_event.number LIMIT 1);
UPDATE watch_area SET row_digest = lykta_digest(number, id, municipality, name, households, contact, since, until, outline, version, made,
    changed, asked, withdrawn,
    (SELECT max(watch_area_event.number) FROM watch_area_event WHERE watch_area_event.area = watch_area.number))
WHERE row_digest IS lykta_digest(number, id, municipality, name, households, contact, since, until, outline, version, made,
    changed, asked,
    (SELECT max(watch_area_event.number) FROM watch_area_event WHERE watch_area_event.area = watch_area.number));
