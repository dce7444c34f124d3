-- Who reported an incident while signed in, and the trail of who did what around the incidents.

ALTER TABLE incident ADD COLUMN reporter_id TEXT;
CREATE INDEX incident_reporter ON incident (team_id, reporter_id, opened_at) WHERE reporter_id IS NOT NULL;

CREATE TABLE audit (
  id TEXT PRIMARY KEY,                 -- UUIDv7: sorts by time
  team_id TEXT REFERENCES team (id),   -- NULL = the installation
  at TEXT NOT NULL,
  actor_kind TEXT NOT NULL,
  actor_id TEXT NOT NULL,
  actor_name TEXT NOT NULL,
  action TEXT NOT NULL,                -- signed_in, role_changed, incident_read, exported, token_created, …
  subject TEXT,                        -- what it was done to: a number, a code, a person's id
  detail TEXT NOT NULL DEFAULT '{}'    -- JSON; no bodies, no secrets
) STRICT;
CREATE INDEX audit_team ON audit (team_id, id);
CREATE INDEX audit_actor ON audit (team_id, actor_id, id);
CREATE TRIGGER audit_is_append_only BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit trail is append only'); END;
CREATE TRIGGER audit_is_never_removed BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit trail is append only'); END;
