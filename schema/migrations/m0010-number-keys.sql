-- A number of its own for every key, and in the record of readings which key it was: names are not unique.
ALTER TABLE api_key ADD COLUMN number INTEGER;
UPDATE api_key SET number = (SELECT count(*) FROM api_key AS other
    WHERE (other.created, other.prefix) <= (api_key.created, api_key.prefix));
CREATE UNIQUE INDEX api_key_number ON api_key (number);
ALTER TABLE original_read ADD COLUMN key_number INTEGER;
ALTER TABLE original_read ADD COLUMN key_prefix TEXT;
-- Keys are never removed: where one alone has had the name, it was that one.
UPDATE original_read SET (key_number, key_prefix) = (SELECT number, prefix FROM api_key WHERE name = reader)
WHERE (SELECT count(*) FROM api_key WHERE name = reader) = 1;
