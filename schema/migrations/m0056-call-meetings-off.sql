-- Why a planned meeting is not held, and why one that was entered by mistake was withdrawn; nothing for one that stands.
ALTER TABLE meeting ADD COLUMN called_off TEXT
    CHECK (called_off IS NULL OR (length(called_off) >= 1 AND state = 'planned'));
ALTER TABLE meeting ADD COLUMN withdrawn TEXT CHECK (withdrawn IS NULL OR length(withdrawn) >= 1);
UPDATE meeting SET row_digest = lykta_digest(number, id, municipality, day, title, present, state, agenda, minutes, version, made, changed,
    asked, called_off, withdrawn,
    (SELECT count(*) FROM meeting_decision WHERE meeting_decision.meeting = meeting.number),
    (SELECT max(meeting_event.number) FROM meeting_event WHERE meeting_event.meeting = meeting.number));
