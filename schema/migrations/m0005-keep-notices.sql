-- Which version of a notice `payload` holds as JSON, to be worded when it is sent. NULL: `payload` is what is sent, word for
-- word, as it was written before this step.
ALTER TABLE outbox ADD COLUMN notice_version INTEGER;
