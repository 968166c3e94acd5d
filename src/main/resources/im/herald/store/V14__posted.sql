-- What was posted over HTTP, by the number that its row in outgoing has or had, for whoever asks what became of it.
CREATE TABLE posted (
  number BIGINT NOT NULL PRIMARY KEY,
  fate VARCHAR(10),
  reason VARCHAR(600)
);

-- Who posted what, by the name that they gave it, so that nothing is said twice; the first of its rows, and all.
CREATE TABLE post (
  source VARCHAR(64) NOT NULL,
  name VARCHAR(250) NOT NULL,
  number BIGINT NOT NULL,
  numbers TEXT NOT NULL,
  PRIMARY KEY (source, name)
);

CREATE INDEX post_number ON post (number);
