-- The message that it answers, by the id that the room gave that, and whoever said it.
ALTER TABLE outgoing ADD COLUMN reply_id VARCHAR(500);

ALTER TABLE outgoing ADD COLUMN reply_to VARCHAR(3071);
