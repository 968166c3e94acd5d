-- How many streams the server has ended because of this message. After three it is put aside.
ALTER TABLE outgoing ADD COLUMN ends INTEGER NOT NULL DEFAULT 0;
