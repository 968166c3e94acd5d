-- The message in whose place it is.
ALTER TABLE outgoing ADD COLUMN corrects VARCHAR(256);

-- How it is said, in words with spaces between them: active, plain.
ALTER TABLE outgoing ADD COLUMN manner VARCHAR(100) DEFAULT '' NOT NULL;
