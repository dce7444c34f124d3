-- A person's deadlines as a calendar that other programs fetch. Whoever holds the address reads it, so it is kept by its hash and runs out.
CREATE TABLE calendar_feed (
  id TEXT PRIMARY KEY,
  team_id TEXT NOT NULL REFERENCES team (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  hash TEXT NOT NULL UNIQUE,
  own INTEGER NOT NULL,                -- 1 = only what the person is the owner of
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  seen_at TEXT,
  revoked_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX calendar_feed_person ON calendar_feed (person_id, team_id);
