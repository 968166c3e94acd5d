-- What Herald owes people, until the server has it. Goes out in the order of the numbers.
CREATE TABLE outgoing (
  number BIGINT NOT NULL PRIMARY KEY,
  stanza_id VARCHAR(200) NOT NULL,
  address VARCHAR(3071) NOT NULL,
  body TEXT NOT NULL,
  thread VARCHAR(256),
  created BIGINT NOT NULL
);

-- Which due times of schedules have been fired: none is fired a second time.
CREATE TABLE firing (
  schedule VARCHAR(200) NOT NULL,
  due BIGINT NOT NULL,
  fired BIGINT NOT NULL,
  PRIMARY KEY (schedule, due)
);
