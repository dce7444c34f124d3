-- Known exploited vulnerabilities, as a team took them from a catalogue, and where it fetches that catalogue.

CREATE TABLE kev (
  team_id TEXT NOT NULL REFERENCES team (id),
  cve TEXT NOT NULL,
  vendor TEXT NOT NULL,
  product TEXT NOT NULL,
  entry TEXT NOT NULL,                 -- JSON of formats' KevEntry
  advisory_id TEXT REFERENCES advisory (id),  -- the N3 that was drafted from it
  imported_at TEXT NOT NULL,
  PRIMARY KEY (team_id, cve)
) STRICT, WITHOUT ROWID;

CREATE TABLE kev_source (
  team_id TEXT PRIMARY KEY REFERENCES team (id),
  url TEXT,                            -- NULL = files only
  version TEXT,                        -- of the catalogue that was read last
  released TEXT,
  changed_at TEXT                      -- when it last brought something new
) STRICT, WITHOUT ROWID;
