-- A draft whose author asked for the second person: those who may approve it see that it waits for them.
ALTER TABLE advisory ADD COLUMN asked_at TEXT;
CREATE INDEX advisory_asked ON advisory (team_id, asked_at) WHERE asked_at IS NOT NULL;
