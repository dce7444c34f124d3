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

-- What runs by which version, for the move to another.
CREATE INDEX incident_playbook ON incident (team_id, playbook_id, playbook_version, id) WHERE closed_at IS NULL AND held IS NULL;
