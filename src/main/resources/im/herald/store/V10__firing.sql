-- What is too old is forgotten at each firing, that of schedules that are no longer there included.
CREATE INDEX firing_due ON firing (due);
