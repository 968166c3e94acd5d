-- From which version on a Herald can work with the tables as they are; NULL means from this one on.
ALTER TABLE schema_version ADD COLUMN readable_from INTEGER;
