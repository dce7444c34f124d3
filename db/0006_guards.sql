-- Reports above the limits of the public form are kept like any other, and wait for somebody to look at them first.

-- Why it waits: jebakan | cepat | alamat | surel | tim; NULL = an ordinary incident. Beside the chain, like the number: the commit decides it.
ALTER TABLE incident ADD COLUMN held TEXT;

-- Whatever lists the team's work leaves the held ones out, so a flood of them slows nothing down.
DROP INDEX incident_open;
DROP INDEX incident_owner;
DROP INDEX incident_new;
DROP INDEX incident_waiting;
DROP INDEX incident_all;
CREATE INDEX incident_open ON incident (team_id, due_at, id) WHERE closed_at IS NULL AND held IS NULL;
CREATE INDEX incident_owner ON incident (team_id, owner_id, due_at, id) WHERE closed_at IS NULL AND held IS NULL;
CREATE INDEX incident_new ON incident (team_id, due_at, id) WHERE step = 'diterima' AND closed_at IS NULL AND held IS NULL;
CREATE INDEX incident_waiting ON incident (team_id, due_at, id) WHERE waiting = 1 AND closed_at IS NULL AND held IS NULL;
CREATE INDEX incident_all ON incident (team_id, opened_at, id, held);   -- not partial: it would be taken for the small ones' counts
CREATE INDEX incident_held ON incident (team_id, due_at, id, held) WHERE held IS NOT NULL;
