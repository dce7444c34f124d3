-- What agencies send along with an answer, letters with their numbers, the Sekda list, and the quarterly question to contacts.

-- A file that came with an answer. The advisory's chain names its hash too.
CREATE TABLE answer_file (
  id TEXT PRIMARY KEY,
  advisory_id TEXT NOT NULL REFERENCES advisory (id),
  delivery_id TEXT NOT NULL REFERENCES delivery (id),
  sha256 TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  size INTEGER NOT NULL,
  added_by TEXT NOT NULL,
  added_at TEXT NOT NULL
) STRICT;
CREATE INDEX answer_file_advisory ON answer_file (advisory_id, delivery_id);

-- How a team's letters look and are numbered: JSON of core's Letterhead.
CREATE TABLE letterhead (
  team_id TEXT PRIMARY KEY REFERENCES team (id),
  settings TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A letter that was made final: its text and its number never change, only its signed copy comes later.
CREATE TABLE letter (
  id TEXT PRIMARY KEY,
  team_id TEXT NOT NULL REFERENCES team (id),
  incident_id TEXT NOT NULL REFERENCES incident (id),
  kind TEXT NOT NULL,                  -- N2-surat, N6, N7-subjek, N7-lembaga
  year INTEGER,                        -- NULL = numbered by the agency that signs it
  serial INTEGER,                      -- given once, counts within team and year
  content TEXT NOT NULL,               -- JSON of core's Letter
  final_at TEXT NOT NULL,
  final_by TEXT NOT NULL,
  attachment_id TEXT REFERENCES attachment (id),
  signed_sha256 TEXT,
  signed_at TEXT,
  signed_by TEXT,
  UNIQUE (team_id, year, serial)
) STRICT;
CREATE INDEX letter_incident ON letter (incident_id, final_at);
CREATE TRIGGER letter_is_final BEFORE UPDATE OF team_id, incident_id, kind, year, serial, content, final_at, final_by ON letter
  BEGIN SELECT RAISE(ABORT, 'a final letter never changes'); END;
CREATE TRIGGER letter_is_never_removed BEFORE DELETE ON letter BEGIN SELECT RAISE(ABORT, 'a final letter never changes'); END;

-- Whom the team tells of agencies that stay silent even after their head was written to: the Sekda of a government.
CREATE TABLE sekda (
  id TEXT PRIMARY KEY,
  team_id TEXT NOT NULL REFERENCES team (id),
  area TEXT NOT NULL,                  -- code of the government; all below it is theirs
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  created_at TEXT NOT NULL,
  UNIQUE (team_id, area, email)
) STRICT;

-- What a team chases by itself. No row = nothing.
CREATE TABLE chase_setting (
  team_id TEXT PRIMARY KEY REFERENCES team (id),
  ask_contacts INTEGER NOT NULL DEFAULT 0,   -- "apakah Anda masih narahubung?" once a quarter
  tell_sekda INTEGER NOT NULL DEFAULT 0      -- the list of the silent, on Mondays
) STRICT, WITHOUT ROWID;

-- One question to one contact in one quarter.
CREATE TABLE contact_check (
  id TEXT PRIMARY KEY,
  team_id TEXT NOT NULL REFERENCES team (id),
  contact_id TEXT NOT NULL REFERENCES contact (id),
  quarter TEXT NOT NULL,               -- 2026-3
  address TEXT NOT NULL,
  token_hash TEXT NOT NULL UNIQUE,
  asked_at TEXT NOT NULL,
  answered_at TEXT,
  answer TEXT,                         -- ya | tidak
  UNIQUE (contact_id, quarter)
) STRICT;
CREATE INDEX contact_check_team ON contact_check (team_id, quarter);
