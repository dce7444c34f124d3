-- Since when an answer of whoever reported waits for the team: such a ticket is no longer shown as waiting, it has a view of its own.
ALTER TABLE incident ADD COLUMN answered_at TEXT;
CREATE INDEX incident_answered ON incident (team_id, due_at, id, closed_at, held) WHERE answered_at IS NOT NULL AND closed_at IS NULL AND held IS NULL;
