-- An act on many tickets is worked through in batches: each ticket is a row of its own, with what came of it, and of taking it back.

ALTER TABLE queue_act ADD COLUMN wanted TEXT NOT NULL DEFAULT '{}';  -- JSON: to whom, until when, which label, into which ticket, why
ALTER TABLE queue_act ADD COLUMN working TEXT;                       -- kerjakan | urungkan; NULL = nothing is left to be done
ALTER TABLE queue_act ADD COLUMN claimed_until TEXT;                 -- somebody is at it until then
ALTER TABLE queue_act ADD COLUMN undone_at TEXT;                     -- taking back was asked then

CREATE TABLE queue_act_item (
  act_id TEXT NOT NULL REFERENCES queue_act (id) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  no TEXT NOT NULL,
  seq INTEGER NOT NULL,                -- how it stood when it was chosen
  before TEXT,                         -- its owner then
  done INTEGER,                        -- 1 | 0 = refused; NULL = still to come
  says TEXT NOT NULL DEFAULT '',       -- its title, or why not
  after INTEGER,                       -- the seq that taking back needs
  undone INTEGER,                      -- the same of taking back
  undo_says TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (act_id, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX queue_act_item_open ON queue_act_item (act_id, place) WHERE done IS NULL;
CREATE INDEX queue_act_item_kept ON queue_act_item (act_id, place) WHERE done = 1 AND undone IS NULL;
CREATE INDEX queue_act_working ON queue_act (at) WHERE working IS NOT NULL;

INSERT INTO queue_act_item (act_id, place, no, seq, before, done, says, after, undone, undo_says)
SELECT act.id, one.key, json_extract(one.value, '$.no'), coalesce(json_extract(one.value, '$.seq'), 0), json_extract(one.value, '$.before'),
  iif(json_extract(one.value, '$.done'), 1, 0), json_extract(one.value, '$.says'), json_extract(one.value, '$.seq'),
  (SELECT iif(json_extract(back.value, '$.done'), 1, 0) FROM json_each(act.undone) AS back WHERE json_extract(back.value, '$.no') = json_extract(one.value, '$.no')),
  coalesce((SELECT json_extract(back.value, '$.says') FROM json_each(act.undone) AS back WHERE json_extract(back.value, '$.no') = json_extract(one.value, '$.no')), '')
FROM queue_act AS act, json_each(act.outcome) AS one WHERE act.outcome IS NOT NULL;
UPDATE queue_act SET undone_at = at WHERE undone IS NOT NULL;
ALTER TABLE queue_act DROP COLUMN outcome;
ALTER TABLE queue_act DROP COLUMN undone;
