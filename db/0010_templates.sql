-- A team's own texts for notices and letters. Nothing is changed or removed: the newest row of a place holds.
CREATE TABLE template (
  team_id TEXT NOT NULL REFERENCES team (id),
  version INTEGER NOT NULL,            -- counts over the whole team: an approved advisory remembers the one it was read with
  name TEXT NOT NULL,                  -- N2, N7-subjek, …
  organisation TEXT NOT NULL,          -- code; '' = any
  playbook TEXT NOT NULL,              -- '' = any
  source TEXT,                         -- NULL = given up, the next wider text holds again
  at TEXT NOT NULL,
  by TEXT NOT NULL,                    -- name
  PRIMARY KEY (team_id, version)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX template_place ON template (team_id, name, organisation, playbook, version);
CREATE TRIGGER template_is_append_only BEFORE UPDATE ON template BEGIN SELECT RAISE(ABORT, 'a text that was saved never changes'); END;
CREATE TRIGGER template_is_never_removed BEFORE DELETE ON template BEGIN SELECT RAISE(ABORT, 'a text that was saved never changes'); END;
