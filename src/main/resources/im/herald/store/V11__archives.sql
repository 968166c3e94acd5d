-- Whose archive archive_id is of: that of a room, by its address, or the account's, which is empty. Each chooses its own ids.
ALTER TABLE journal ADD COLUMN archive VARCHAR(3071) DEFAULT '' NOT NULL;

DROP INDEX journal_archived;

CREATE UNIQUE INDEX journal_archived ON journal (archive_id, archive);

DROP INDEX journal_last_archived;

CREATE INDEX journal_last_archived ON journal (number) WHERE archive_id IS NOT NULL AND archive = '';
