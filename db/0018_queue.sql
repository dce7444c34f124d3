-- The queue: put aside until a time, filters that read the index alone, views kept by name, and acts on many with their outcome.

ALTER TABLE incident ADD COLUMN snoozed_until TEXT;    -- out of the queue until then, unless something becomes due; NULL = not put aside

-- The columns after `id` are what the queue's filters ask: a filter that finds little walks the index and not the rows, which are long. Those of the condition stand
-- in it too: else they would be read from the row, and any narrower index would seem as good.
DROP INDEX incident_open;
DROP INDEX incident_owner;
DROP INDEX incident_new;
DROP INDEX incident_waiting;
DROP INDEX incident_all;
CREATE INDEX incident_open ON incident (team_id, due_at, id, snoozed_until, severity, kind, tlp, public_status, waiting, organisation, owner_id, opened_at, closed_at, held) WHERE closed_at IS NULL AND held IS NULL;
CREATE INDEX incident_owner ON incident (team_id, owner_id, due_at, id, snoozed_until, severity, kind, tlp, public_status, waiting, organisation, opened_at, closed_at, held) WHERE closed_at IS NULL AND held IS NULL;
CREATE INDEX incident_new ON incident (team_id, due_at, id, snoozed_until, severity, kind, tlp, public_status, waiting, organisation, owner_id, opened_at, step, closed_at, held) WHERE step = 'diterima' AND closed_at IS NULL AND held IS NULL;
CREATE INDEX incident_waiting ON incident (team_id, due_at, id, snoozed_until, severity, kind, tlp, public_status, organisation, owner_id, opened_at, waiting, closed_at, held) WHERE waiting = 1 AND closed_at IS NULL AND held IS NULL;
CREATE INDEX incident_all ON incident (team_id, opened_at, id, held, severity, kind, tlp, public_status, waiting, organisation, owner_id, due_at, closed_at);
CREATE INDEX incident_snoozed ON incident (team_id, due_at, id, snoozed_until, closed_at, held) WHERE snoozed_until IS NOT NULL AND closed_at IS NULL AND held IS NULL;

CREATE TABLE queue_view (
  id TEXT PRIMARY KEY,
  team_id TEXT NOT NULL REFERENCES team (id),
  person_id TEXT NOT NULL,             -- whose it is; '' = the whole team's
  name TEXT NOT NULL,
  view TEXT NOT NULL,
  filter TEXT NOT NULL,                -- as typed
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  UNIQUE (team_id, person_id, name)
) STRICT;

-- One act on many incidents at once: what came of each, for its page and for taking it back. Kept as long as sent forms are.
CREATE TABLE queue_act (
  id TEXT PRIMARY KEY,                 -- SHA-256 of who sent what by which form: the same again is the same act
  team_id TEXT NOT NULL REFERENCES team (id),
  person_id TEXT NOT NULL,
  act TEXT NOT NULL,                   -- terima | tugaskan | tunda | label | duplikat | tolak
  at TEXT NOT NULL,
  outcome TEXT,                        -- JSON, one line an incident; NULL while it is being done
  undone TEXT                          -- JSON, what came of taking it back
) STRICT;
CREATE INDEX queue_act_at ON queue_act (at);
