-- What each of these rows says, as a digest that is written with it: `lykta check` names a row that says something else. 0 is no
-- digest. A case's digest holds how many units it has and the number of its last event too, so that one of these that is gone is missed.
ALTER TABLE case_file ADD COLUMN row_digest INTEGER NOT NULL DEFAULT 0;
ALTER TABLE membership ADD COLUMN row_digest INTEGER NOT NULL DEFAULT 0;
ALTER TABLE case_unit ADD COLUMN row_digest INTEGER NOT NULL DEFAULT 0;
ALTER TABLE case_event ADD COLUMN row_digest INTEGER NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN row_digest INTEGER NOT NULL DEFAULT 0;
ALTER TABLE kept_answer ADD COLUMN row_digest INTEGER NOT NULL DEFAULT 0;
ALTER TABLE original_read ADD COLUMN row_digest INTEGER NOT NULL DEFAULT 0;
ALTER TABLE imported_row ADD COLUMN row_digest INTEGER NOT NULL DEFAULT 0;
ALTER TABLE area ADD COLUMN row_digest INTEGER NOT NULL DEFAULT 0;
ALTER TABLE api_key ADD COLUMN row_digest INTEGER NOT NULL DEFAULT 0;
ALTER TABLE profile_file ADD COLUMN row_digest INTEGER NOT NULL DEFAULT 0;
ALTER TABLE secret ADD COLUMN row_digest INTEGER NOT NULL DEFAULT 0;
ALTER TABLE original_key ADD COLUMN row_digest INTEGER NOT NULL DEFAULT 0;
ALTER TABLE due_watch ADD COLUMN row_digest INTEGER NOT NULL DEFAULT 0;

-- Whether units were to be told of an imported report. A case that holds none but those they were not told of falls due to nobody.
ALTER TABLE imported_row ADD COLUMN told INTEGER NOT NULL DEFAULT 1 CHECK (told IN (0, 1));

UPDATE membership SET row_digest = lykta_digest(report, case_number, is_core, sprawls, separated, pin);
UPDATE case_unit SET row_digest =
    lykta_digest(case_number, unit, position, rule, reason_swedish, reason_english, since, due);
UPDATE case_event SET row_digest =
    lykta_digest(case_number, number, at, kind, report, other, by, reason_swedish, reason_english, person, former, undoes);
UPDATE case_file SET row_digest = lykta_digest(number, id, municipality, category_group, status, opened, changed, version,
    report_count, reporter_count, first_observed, last_observed, placed_count, northing_sum, easting_sum, south, west, north,
    east, merged_into, return_of, place, restricted_count, unrestricted_placed_count, unrestricted_northing_sum,
    unrestricted_easting_sum, due, answered, done, case_state,
    state_text, state_code, assignee, (SELECT count(*) FROM case_unit WHERE case_unit.case_number = case_file.number),
    (SELECT max(case_event.number) FROM case_event WHERE case_event.case_number = case_file.number));
UPDATE outbox SET row_digest = lykta_digest(unit, case_number, channel, target, secret, payload, notice_version, created,
    next_attempt, attempts, state, fault, report, digest_at);
UPDATE kept_answer SET row_digest = lykta_digest(client, key, digest, answer, created);
UPDATE original_read SET row_digest = lykta_digest(number, report, reader, at, key_number, key_prefix, person);
UPDATE imported_row SET row_digest = lykta_digest(key, content, report, at, told);
UPDATE area SET row_digest = lykta_digest(number, layer, code, name, owner, valid_from, valid_until, outline);
UPDATE api_key SET row_digest =
    lykta_digest(prefix, digest, name, scopes, municipalities, created, revoked, number, webhook_url, webhook_secret);
UPDATE profile_file SET row_digest = lykta_digest(municipality, name, content);
UPDATE secret SET row_digest = lykta_digest(name, value);
UPDATE original_key SET row_digest = lykta_digest(id, lost);
UPDATE due_watch SET row_digest = lykta_digest(municipality, day);
