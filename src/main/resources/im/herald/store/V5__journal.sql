-- Each message that came, before the server is told that it did. The number is the order in which they came.
CREATE TABLE journal (
  number BIGINT NOT NULL PRIMARY KEY,
  sender VARCHAR(3071) NOT NULL,
  stanza TEXT NOT NULL,
  received BIGINT NOT NULL,
  runs INTEGER NOT NULL,
  fate VARCHAR(10) NOT NULL
);

CREATE INDEX journal_undone ON journal (number) WHERE fate <> 'done';
