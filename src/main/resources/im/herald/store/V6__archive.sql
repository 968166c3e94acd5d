-- Where the message stands in the account's archive on the server, if the server said so. One that is there is not kept twice.
ALTER TABLE journal ADD COLUMN archive_id VARCHAR(1000);

CREATE UNIQUE INDEX journal_archived ON journal (archive_id);

CREATE INDEX journal_last_archived ON journal (number) WHERE archive_id IS NOT NULL;
