-- When a message goes in one e-mail with all else that waits for its receiver then. NULL: a message of its own.
ALTER TABLE outbox ADD COLUMN digest_at INTEGER;
CREATE INDEX outbox_digest ON outbox (unit, target, next_attempt) WHERE state = 'waiting' AND digest_at IS NOT NULL;
