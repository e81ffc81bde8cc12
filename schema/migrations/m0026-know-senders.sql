-- The number of the key that sent a report, so that the key can ask what became of it; NULL for what came otherwise or before.
ALTER TABLE report ADD COLUMN sender INTEGER;
CREATE INDEX report_sent ON report (sender, client_reference) WHERE sender IS NOT NULL AND client_reference IS NOT NULL;

-- Where a key is told of what becomes of its reports, and with what that is signed. An outgoing message by webhook that names a report
-- goes to the key that sent it.
ALTER TABLE api_key ADD COLUMN webhook_url TEXT;
ALTER TABLE api_key ADD COLUMN webhook_secret TEXT CHECK ((webhook_secret IS NULL) = (webhook_url IS NULL));
