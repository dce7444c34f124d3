-- Playbooks edited in the console: one draft each, and who published which version.

ALTER TABLE playbook ADD COLUMN published_by TEXT;       -- name; NULL = from a file, when the program started
ALTER TABLE playbook ADD COLUMN note TEXT;

-- The newest row is the draft; a few older ones stay. As with events, the key is the lock.
CREATE TABLE playbook_draft (
  id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  source TEXT NOT NULL,                -- the YAML as typed; it may be broken
  based_on INTEGER NOT NULL,           -- version it began with; 0 = none
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,            -- name
  PRIMARY KEY (id, seq)
) STRICT, WITHOUT ROWID;

-- What runs by which version, for the move to another. The playbook stands first, so that the queues by team keep their own indexes.
CREATE INDEX incident_playbook ON incident (playbook_id, team_id, playbook_version, id) WHERE closed_at IS NULL AND held IS NULL;

-- A draft tried on the past. Bound to the person who asked: what is counted is what that person may read.
CREATE TABLE rehearsal (
  id TEXT PRIMARY KEY,
  team_id TEXT NOT NULL REFERENCES team (id),
  person_id TEXT NOT NULL,
  playbook_id TEXT NOT NULL,
  compiled TEXT NOT NULL,              -- the draft as it was then
  total INTEGER NOT NULL,
  done INTEGER NOT NULL,
  cursor TEXT,                         -- opened_at~id of the last one replayed
  created_at TEXT NOT NULL,
  finished_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX rehearsal_person ON rehearsal (team_id, person_id, playbook_id);

CREATE TABLE rehearsal_finding (
  rehearsal_id TEXT NOT NULL REFERENCES rehearsal (id),
  incident_id TEXT NOT NULL,
  outcome TEXT NOT NULL,               -- elsewhere | blocked | late
  says TEXT NOT NULL,
  PRIMARY KEY (rehearsal_id, outcome, incident_id)
) STRICT, WITHOUT ROWID;
