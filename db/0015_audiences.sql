-- Audiences that a team keeps under a name. Using one copies it into the advisory, so that changing it changes nothing that was sent or approved.

CREATE TABLE audience (
  id TEXT PRIMARY KEY,
  team_id TEXT NOT NULL REFERENCES team (id),
  name TEXT NOT NULL,
  audience TEXT NOT NULL,              -- JSON of core's Audience
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  UNIQUE (team_id, name)
) STRICT;
