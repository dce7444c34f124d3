-- What a team says of itself to everybody (RFC 2350): JSON of core's Profile. No row = what its settings say.
CREATE TABLE team_profile (
  team_id TEXT PRIMARY KEY REFERENCES team (id),
  profile TEXT NOT NULL,
  changed_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
