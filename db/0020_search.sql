-- Everything that can be searched, one passage each: a report, an event with words, a letter that came in, an advisory, an agency, an
-- indicator. Triggers write it in the commit of what it mirrors, so that no writer can forget it. `fold` holds the stems of its words,
-- which only the program knows: it adds its passages before the trigger would; NULL = it has not looked yet (`readPassages` will).

CREATE TABLE passage (
  id INTEGER PRIMARY KEY,              -- newest last: pages run downwards
  team_id TEXT NOT NULL,
  kind TEXT NOT NULL,                  -- tiket | surat | imbauan | instansi | observabel
  subject TEXT NOT NULL,               -- id of the incident, letter, advisory, observable; code of the agency
  seq INTEGER NOT NULL,                -- of the event; 0 = the report, or the thing itself
  at TEXT NOT NULL,
  text TEXT NOT NULL,
  fold TEXT,
  scope TEXT GENERATED ALWAYS AS ('tim' || hex(team_id) || ' ' || kind) VIRTUAL,
  UNIQUE (team_id, kind, subject, seq)
) STRICT;
CREATE INDEX passage_unread ON passage (id) WHERE fold IS NULL;

DROP TABLE incident_search;
-- An index for each size of crowd: where few stand among many, SQLite would walk past all the many to find them.
CREATE VIEW incident_passage AS SELECT id, scope, text, fold FROM passage WHERE kind = 'tiket';
CREATE VIRTUAL TABLE passage_search USING fts5 (
  scope, text, fold, content = 'incident_passage', content_rowid = 'id', columnsize = 0, prefix = '3 4 5 6', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER passage_indexed AFTER INSERT ON passage WHEN new.kind = 'tiket' BEGIN
  INSERT INTO passage_search (rowid, scope, text, fold) VALUES (new.id, new.scope, new.text, new.fold);
END;
CREATE TRIGGER passage_unindexed AFTER DELETE ON passage WHEN old.kind = 'tiket' BEGIN
  INSERT INTO passage_search (passage_search, rowid, scope, text, fold) VALUES ('delete', old.id, old.scope, old.text, old.fold);
END;
CREATE TRIGGER passage_reindexed AFTER UPDATE OF text, fold ON passage WHEN new.kind = 'tiket' BEGIN
  INSERT INTO passage_search (passage_search, rowid, scope, text, fold) VALUES ('delete', old.id, old.scope, old.text, old.fold);
  INSERT INTO passage_search (rowid, scope, text, fold) VALUES (new.id, new.scope, new.text, new.fold);
END;
CREATE VIEW observable_passage AS SELECT id, scope, text, fold FROM passage WHERE kind = 'observabel';
CREATE VIRTUAL TABLE observable_search USING fts5 (
  scope, text, fold, content = 'observable_passage', content_rowid = 'id', columnsize = 0, prefix = '3 4 5 6', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER observable_indexed AFTER INSERT ON passage WHEN new.kind = 'observabel' BEGIN
  INSERT INTO observable_search (rowid, scope, text, fold) VALUES (new.id, new.scope, new.text, new.fold);
END;
CREATE TRIGGER observable_unindexed AFTER DELETE ON passage WHEN old.kind = 'observabel' BEGIN
  INSERT INTO observable_search (observable_search, rowid, scope, text, fold) VALUES ('delete', old.id, old.scope, old.text, old.fold);
END;
CREATE TRIGGER observable_reindexed AFTER UPDATE OF text, fold ON passage WHEN new.kind = 'observabel' BEGIN
  INSERT INTO observable_search (observable_search, rowid, scope, text, fold) VALUES ('delete', old.id, old.scope, old.text, old.fold);
  INSERT INTO observable_search (rowid, scope, text, fold) VALUES (new.id, new.scope, new.text, new.fold);
END;
CREATE VIEW thing_passage AS SELECT id, scope, text, fold FROM passage WHERE kind NOT IN ('tiket', 'observabel');
CREATE VIRTUAL TABLE thing_search USING fts5 (
  scope, text, fold, content = 'thing_passage', content_rowid = 'id', columnsize = 0, prefix = '3 4 5 6', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER thing_indexed AFTER INSERT ON passage WHEN new.kind NOT IN ('tiket', 'observabel') BEGIN
  INSERT INTO thing_search (rowid, scope, text, fold) VALUES (new.id, new.scope, new.text, new.fold);
END;
CREATE TRIGGER thing_unindexed AFTER DELETE ON passage WHEN old.kind NOT IN ('tiket', 'observabel') BEGIN
  INSERT INTO thing_search (thing_search, rowid, scope, text, fold) VALUES ('delete', old.id, old.scope, old.text, old.fold);
END;
CREATE TRIGGER thing_reindexed AFTER UPDATE OF text, fold ON passage WHEN new.kind NOT IN ('tiket', 'observabel') BEGIN
  INSERT INTO thing_search (thing_search, rowid, scope, text, fold) VALUES ('delete', old.id, old.scope, old.text, old.fold);
  INSERT INTO thing_search (rowid, scope, text, fold) VALUES (new.id, new.scope, new.text, new.fold);
END;

-- What was seen where: one row for each thing, whatever way it was written, and one for each place.
CREATE TABLE observable (
  id INTEGER PRIMARY KEY,
  team_id TEXT NOT NULL REFERENCES team (id),
  kind TEXT NOT NULL,                  -- as core/indicator.ts names them
  value TEXT NOT NULL,                 -- in one spelling, not defanged
  mark TEXT,                           -- what a person says of it: aman | bahaya; NULL = nothing, the warning list decides
  marked_at TEXT,
  marked_by TEXT,
  seen_at TEXT NOT NULL,               -- last
  UNIQUE (team_id, kind, value)
) STRICT;
CREATE INDEX observable_seen ON observable (team_id, seen_at, id);
CREATE INDEX observable_kind ON observable (team_id, kind, seen_at, id);

CREATE TABLE sighting (
  observable_id INTEGER NOT NULL REFERENCES observable (id),
  incident_id TEXT NOT NULL REFERENCES incident (id),
  seq INTEGER NOT NULL,                -- of the event in whose text it stood; 0 = the report
  at TEXT NOT NULL,
  PRIMARY KEY (observable_id, incident_id, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX sighting_incident ON sighting (incident_id, observable_id);

CREATE TRIGGER observable_found AFTER INSERT ON observable BEGIN
  INSERT INTO passage (team_id, kind, subject, seq, at, text, fold) VALUES (new.team_id, 'observabel', new.id, 0, new.seen_at, new.value, '');
END;

-- Before the report the incident's row stands, with its title, agency and number; they come last, for an excerpt begins with the first word found.
CREATE TRIGGER report_searched AFTER INSERT ON report BEGIN
  INSERT INTO passage (team_id, kind, subject, seq, at, text)
  SELECT new.team_id, 'tiket', new.incident_id, 0, new.created_at,
    coalesce(json_extract(new.body, '$.story') || ' ', '') || coalesce(json_extract(new.body, '$.system') || ' ', '') ||
    coalesce(json_extract(new.body, '$.impact') || ' ', '') || coalesce(json_extract(new.body, '$.actions') || ' ', '') ||
    coalesce(json_extract(new.body, '$.organisationText') || ' ', '') || incident.title || ' ' ||
    coalesce((SELECT name FROM organisation WHERE team_id = new.team_id AND code = incident.organisation) || ' ', '') || incident.number
  FROM incident WHERE incident.id = new.incident_id
    AND NOT EXISTS (SELECT 1 FROM passage WHERE team_id = new.team_id AND kind = 'tiket' AND subject = new.incident_id AND seq = 0);
END;
-- What the law has erased is not found any more.
CREATE TRIGGER report_erased AFTER DELETE ON report BEGIN
  DELETE FROM sighting WHERE incident_id = old.incident_id AND seq = 0;
  DELETE FROM passage WHERE team_id = old.team_id AND kind = 'tiket' AND subject = old.incident_id AND seq = 0;
END;
CREATE TRIGGER report_cut AFTER UPDATE OF body ON report BEGIN
  DELETE FROM sighting WHERE incident_id = old.incident_id AND seq = 0;
  DELETE FROM passage WHERE team_id = old.team_id AND kind = 'tiket' AND subject = old.incident_id AND seq = 0;
END;

-- Words of people only. The same list stands in core/incident/words.ts.
CREATE VIEW event_words AS
SELECT incident_id, seq, at,
  coalesce(json_extract(data, '$.changes.title') || ' ', '') ||
  coalesce(json_extract(data, '$.text') || ' ', '') || coalesce(json_extract(data, '$.result') || ' ', '') ||
  coalesce(json_extract(data, '$.reason') || ' ', '') || coalesce(json_extract(data, '$.note') || ' ', '') ||
  coalesce(json_extract(data, '$.affected.label') || ' ', '') || coalesce(json_extract(data, '$.evidence.name') || ' ', '') ||
  coalesce((SELECT group_concat(value || ' ', '') FROM json_each(data, '$.answers')), '') AS text
FROM event
WHERE type IN ('chosen', 'classified', 'noted', 'informed', 'reply_received', 'task_completed', 'lowered', 'playbook_moved', 'clock_corrected',
  'clock_waived', 'transferred', 'rejected', 'unshared', 'advisory_answered', 'affected_added', 'evidence_added');

CREATE TRIGGER event_searched AFTER INSERT ON event WHEN new.type NOT IN ('opened', 'entered', 'task_added', 'clock_started', 'clock_met', 'assigned') BEGIN
  INSERT INTO passage (team_id, kind, subject, seq, at, text)
  SELECT incident.team_id, 'tiket', new.incident_id, new.seq, new.at, event_words.text
  FROM event_words JOIN incident ON incident.id = event_words.incident_id
  WHERE event_words.incident_id = new.incident_id AND event_words.seq = new.seq AND event_words.text <> ''
    AND NOT EXISTS (SELECT 1 FROM passage WHERE team_id = incident.team_id AND kind = 'tiket' AND subject = new.incident_id AND seq = new.seq);
END;

CREATE TRIGGER incoming_searched AFTER INSERT ON incoming WHEN new.kind = 'human' AND new.mail_id IS NULL BEGIN
  INSERT INTO passage (team_id, kind, subject, seq, at, text)
  VALUES (new.team_id, 'surat', new.id, 0, new.received_at, new.subject || ' ' || new.text);
END;

CREATE VIEW advisory_words AS
SELECT id, team_id, created_at,
  number || ' ' || title || ' ' || coalesce(json_extract(state, '$.body.system') || ' ', '') || coalesce(json_extract(state, '$.body.explanation') || ' ', '') ||
  coalesce((SELECT group_concat(value, ' ') FROM json_each(state, '$.body.actions')) || ' ', '') ||
  coalesce((SELECT group_concat(value, ' ') FROM json_each(state, '$.body.indicators')) || ' ', '') AS text
FROM advisory;
CREATE TRIGGER advisory_searched AFTER INSERT ON advisory BEGIN
  INSERT INTO passage (team_id, kind, subject, seq, at, text)
  SELECT team_id, 'imbauan', id, 0, created_at, text FROM advisory_words WHERE id = new.id;
END;
CREATE TRIGGER advisory_reworded AFTER UPDATE OF title, number, state ON advisory BEGIN
  UPDATE passage SET text = words.text, fold = NULL FROM advisory_words AS words
  WHERE words.id = new.id AND passage.team_id = new.team_id AND passage.kind = 'imbauan' AND passage.subject = new.id AND passage.text <> words.text;
END;

CREATE TRIGGER organisation_searched AFTER INSERT ON organisation BEGIN
  INSERT INTO passage (team_id, kind, subject, seq, at, text)
  VALUES (new.team_id, 'instansi', new.code, 0, new.created_at, new.name || ' ' || new.code);
END;
CREATE TRIGGER organisation_renamed AFTER UPDATE OF name ON organisation WHEN new.name <> old.name BEGIN
  UPDATE passage SET text = new.name || ' ' || new.code, fold = NULL WHERE team_id = new.team_id AND kind = 'instansi' AND subject = new.code;
END;
CREATE TRIGGER organisation_gone AFTER DELETE ON organisation BEGIN
  DELETE FROM passage WHERE team_id = old.team_id AND kind = 'instansi' AND subject = old.code;
END;

-- What there was before, oldest first.
INSERT INTO passage (team_id, kind, subject, seq, at, text)
SELECT team_id, 'instansi', code, 0, created_at, name || ' ' || code FROM organisation ORDER BY created_at, code;
INSERT INTO passage (team_id, kind, subject, seq, at, text)
SELECT team_id, 'imbauan', id, 0, created_at, text FROM advisory_words ORDER BY created_at, id;
INSERT INTO passage (team_id, kind, subject, seq, at, text)
SELECT team_id, 'surat', id, 0, received_at, subject || ' ' || text FROM incoming WHERE kind = 'human' AND mail_id IS NULL ORDER BY received_at, id;
INSERT INTO passage (team_id, kind, subject, seq, at, text)
SELECT team_id, kind, subject, seq, at, text FROM (
  SELECT report.team_id, 'tiket' AS kind, report.incident_id AS subject, 0 AS seq, report.created_at AS at,
    coalesce(json_extract(report.body, '$.story') || ' ', '') || coalesce(json_extract(report.body, '$.system') || ' ', '') ||
    coalesce(json_extract(report.body, '$.impact') || ' ', '') || coalesce(json_extract(report.body, '$.actions') || ' ', '') ||
    coalesce(json_extract(report.body, '$.organisationText') || ' ', '') || json_extract(event.data, '$.opening.title') || ' ' ||
    coalesce((SELECT name FROM organisation WHERE organisation.team_id = report.team_id AND code = json_extract(event.data, '$.opening.organisation')) || ' ', '') || incident.number AS text
  FROM report JOIN incident ON incident.id = report.incident_id JOIN event ON event.incident_id = report.incident_id AND event.seq = 1
  UNION ALL
  SELECT incident.team_id, 'tiket', event_words.incident_id, event_words.seq, event_words.at, event_words.text
  FROM event_words JOIN incident ON incident.id = event_words.incident_id WHERE event_words.text <> ''
) ORDER BY at, subject, seq;
