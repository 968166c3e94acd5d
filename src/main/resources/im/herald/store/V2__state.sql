-- Single values that outlive the process, such as the presence that an admin has set.
CREATE TABLE state (
  name VARCHAR(200) NOT NULL PRIMARY KEY,
  value VARCHAR(100000) NOT NULL
);
