-- Which of those that share the database holds the session, and until when. As ShedLock wants it.
CREATE TABLE lease (
  name VARCHAR(64) NOT NULL PRIMARY KEY,
  lock_until TIMESTAMP NOT NULL,
  locked_at TIMESTAMP NOT NULL,
  locked_by VARCHAR(255) NOT NULL
);
