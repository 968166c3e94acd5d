-- What kind of conversation the message goes to: chat, room or private.
ALTER TABLE outgoing ADD COLUMN kind VARCHAR(10) DEFAULT 'chat' NOT NULL;
