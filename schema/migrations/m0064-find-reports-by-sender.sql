-- What a key sent, the latest first: m0026 finds what has the sender's own name for it, and many reports have none.
CREATE INDEX report_of_sender ON report (sender) WHERE sender IS NOT NULL;
