-- The spine: teams, the people they serve, incidents as event chains, advisories, and the outbox.
-- The same file runs on SQLite and on D1. Times are RFC 3339 UTC text; documents are JSON text.

CREATE TABLE team (
  id TEXT PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  short_name TEXT NOT NULL,
  timezone TEXT NOT NULL,
  constituency TEXT NOT NULL,          -- Kemendagri code of the area served, e.g. 35
  colour TEXT NOT NULL DEFAULT '#0b5d8a',
  phone TEXT,
  email TEXT,
  mail_from TEXT,                      -- sender address; NULL = the installation's
  number_prefix TEXT NOT NULL DEFAULT 'TKT',
  calendar TEXT NOT NULL,              -- {"1":[["07:30","16:00"]],…} ISO weekday → local working hours
  is_default INTEGER NOT NULL DEFAULT 0,
  created_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX team_one_default ON team (is_default) WHERE is_default = 1;

CREATE TABLE holiday (
  team_id TEXT NOT NULL REFERENCES team (id),
  date TEXT NOT NULL,                  -- local date, YYYY-MM-DD
  name TEXT NOT NULL,
  PRIMARY KEY (team_id, date)
) STRICT, WITHOUT ROWID;

CREATE TABLE counter (
  team_id TEXT NOT NULL REFERENCES team (id),
  name TEXT NOT NULL,                  -- 'incident 2607', 'advisory 2607'
  value INTEGER NOT NULL,
  PRIMARY KEY (team_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE organisation (
  team_id TEXT NOT NULL REFERENCES team (id),
  code TEXT NOT NULL,                  -- 35.25 or 35.25/dinkes
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  parent TEXT,
  created_at TEXT NOT NULL,
  PRIMARY KEY (team_id, code),
  FOREIGN KEY (team_id, parent) REFERENCES organisation (team_id, code)
) STRICT, WITHOUT ROWID;
CREATE INDEX organisation_parent ON organisation (team_id, parent);
CREATE INDEX organisation_name ON organisation (team_id, name);

CREATE TABLE contact (
  id TEXT PRIMARY KEY,
  team_id TEXT NOT NULL,
  organisation TEXT NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  email TEXT,
  phone TEXT,
  suspended_at TEXT,
  suspended_why TEXT,
  created_at TEXT NOT NULL,
  FOREIGN KEY (team_id, organisation) REFERENCES organisation (team_id, code)
) STRICT;
CREATE INDEX contact_organisation ON contact (team_id, organisation);
CREATE UNIQUE INDEX contact_once ON contact (team_id, organisation, role, email);

CREATE TABLE asset (
  id TEXT PRIMARY KEY,
  team_id TEXT NOT NULL,
  organisation TEXT NOT NULL,
  kind TEXT NOT NULL,
  value TEXT NOT NULL,                 -- gresikkab.go.id, 103.10.4.0/24, 'WordPress 6'
  name TEXT NOT NULL,
  iiv INTEGER NOT NULL DEFAULT 0,
  personal_data INTEGER NOT NULL DEFAULT 0,
  created_at TEXT NOT NULL,
  FOREIGN KEY (team_id, organisation) REFERENCES organisation (team_id, code)
) STRICT;
CREATE UNIQUE INDEX asset_once ON asset (team_id, kind, value, organisation);
CREATE INDEX asset_organisation ON asset (team_id, organisation);

CREATE TABLE person (
  id TEXT PRIMARY KEY,
  email TEXT NOT NULL UNIQUE,          -- lower case
  name TEXT NOT NULL,
  password_hash TEXT,
  disabled_at TEXT,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE membership (
  person_id TEXT NOT NULL REFERENCES person (id),
  team_id TEXT NOT NULL REFERENCES team (id),
  role TEXT NOT NULL,
  organisation TEXT,
  created_at TEXT NOT NULL,
  PRIMARY KEY (person_id, team_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX membership_team ON membership (team_id, role);

CREATE TABLE session (
  hash TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id),
  team_id TEXT NOT NULL REFERENCES team (id),
  created_at TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  device TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX session_person ON session (person_id);

CREATE TABLE token (
  id TEXT PRIMARY KEY,
  team_id TEXT NOT NULL REFERENCES team (id),
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  organisation TEXT,
  hash TEXT NOT NULL UNIQUE,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  seen_at TEXT,
  revoked_at TEXT
) STRICT;

-- Single-use links: first admin, invitation, recovery.
CREATE TABLE link (
  hash TEXT PRIMARY KEY,
  purpose TEXT NOT NULL,
  subject TEXT,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  used_at TEXT
) STRICT, WITHOUT ROWID;

-- A published playbook version never changes: incidents are pinned to it.
CREATE TABLE playbook (
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  hash TEXT NOT NULL,
  source TEXT NOT NULL,                -- the YAML as written
  compiled TEXT NOT NULL,              -- core's Playbook as JSON
  published_at TEXT NOT NULL,
  PRIMARY KEY (id, version),
  UNIQUE (id, hash)
) STRICT;
CREATE TRIGGER playbook_is_immutable BEFORE UPDATE ON playbook BEGIN SELECT RAISE(ABORT, 'a published playbook never changes'); END;

-- What somebody sent, word for word. Personal data lives here, outside the chain; the chain holds its salted hash.
CREATE TABLE report (
  incident_id TEXT PRIMARY KEY,
  team_id TEXT NOT NULL REFERENCES team (id),
  body TEXT NOT NULL,                  -- JSON of core's Report
  salt TEXT NOT NULL,
  hash TEXT NOT NULL,
  idempotency_key TEXT,
  request_hash TEXT,
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX report_once ON report (team_id, idempotency_key) WHERE idempotency_key IS NOT NULL;

CREATE TABLE incident (
  id TEXT PRIMARY KEY,
  team_id TEXT NOT NULL REFERENCES team (id),
  number TEXT NOT NULL,                -- TKT-2607-0042
  seq INTEGER NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  step TEXT NOT NULL,
  public_status TEXT NOT NULL,
  waiting INTEGER NOT NULL DEFAULT 0,
  severity TEXT,
  tlp TEXT NOT NULL,
  organisation TEXT,
  owner_id TEXT,
  playbook_id TEXT NOT NULL,
  playbook_version INTEGER NOT NULL,
  opened_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  closed_at TEXT,
  due_at TEXT NOT NULL,                -- nearest open deadline; '9999' when none, so that keyset pages stay simple
  tracking_hash TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL,                 -- JSON of core's Incident
  UNIQUE (team_id, number),
  FOREIGN KEY (playbook_id, playbook_version) REFERENCES playbook (id, version)
) STRICT;
CREATE INDEX incident_open ON incident (team_id, due_at, id) WHERE closed_at IS NULL;
CREATE INDEX incident_owner ON incident (team_id, owner_id, due_at, id) WHERE closed_at IS NULL;
CREATE INDEX incident_new ON incident (team_id, due_at, id) WHERE step = 'diterima' AND closed_at IS NULL;
CREATE INDEX incident_waiting ON incident (team_id, due_at, id) WHERE waiting = 1 AND closed_at IS NULL;
CREATE INDEX incident_all ON incident (team_id, opened_at, id);
CREATE INDEX incident_organisation ON incident (team_id, organisation, opened_at);

CREATE TABLE event (
  incident_id TEXT NOT NULL REFERENCES incident (id),
  seq INTEGER NOT NULL,
  at TEXT NOT NULL,
  actor_kind TEXT NOT NULL,
  actor_id TEXT NOT NULL,
  actor_name TEXT NOT NULL,
  type TEXT NOT NULL,
  data TEXT NOT NULL,                  -- JSON
  hash TEXT NOT NULL,                  -- SHA-256 over the previous hash and this row
  PRIMARY KEY (incident_id, seq)       -- the key is the lock
) STRICT, WITHOUT ROWID;
CREATE TRIGGER event_is_append_only BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events are append only'); END;
CREATE TRIGGER event_is_never_removed BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'events are append only'); END;

CREATE TABLE clock (
  incident_id TEXT NOT NULL REFERENCES incident (id),
  id TEXT NOT NULL,                    -- K3
  team_id TEXT NOT NULL,
  started_at TEXT NOT NULL,
  due_at TEXT NOT NULL,
  met_at TEXT,
  next_at TEXT,                        -- when tick must look again: a warning or the breach; NULL = never
  PRIMARY KEY (incident_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX clock_next ON clock (next_at) WHERE next_at IS NOT NULL;

CREATE TABLE attachment (
  id TEXT PRIMARY KEY,
  incident_id TEXT NOT NULL REFERENCES incident (id),
  sha256 TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  size INTEGER NOT NULL,
  added_by TEXT NOT NULL,
  added_at TEXT NOT NULL
) STRICT;
CREATE INDEX attachment_incident ON attachment (incident_id);

CREATE VIRTUAL TABLE incident_search USING fts5 (incident_id UNINDEXED, team_id UNINDEXED, text, tokenize = 'unicode61 remove_diacritics 2');

CREATE TABLE advisory (
  id TEXT PRIMARY KEY,
  team_id TEXT NOT NULL REFERENCES team (id),
  number TEXT NOT NULL,
  seq INTEGER NOT NULL,
  notice TEXT NOT NULL,
  incident_id TEXT REFERENCES incident (id),
  title TEXT NOT NULL,
  tlp TEXT NOT NULL,
  status TEXT NOT NULL,
  author_id TEXT NOT NULL,
  due_at TEXT,
  created_at TEXT NOT NULL,
  sent_at TEXT,
  state TEXT NOT NULL,                 -- JSON of core's Advisory
  UNIQUE (team_id, number)
) STRICT;
CREATE INDEX advisory_team ON advisory (team_id, created_at, id);
CREATE INDEX advisory_incident ON advisory (incident_id);
CREATE INDEX advisory_public ON advisory (team_id, sent_at) WHERE tlp = 'CLEAR' AND status = 'sent';

CREATE TABLE advisory_event (
  advisory_id TEXT NOT NULL REFERENCES advisory (id),
  seq INTEGER NOT NULL,
  at TEXT NOT NULL,
  actor_kind TEXT NOT NULL,
  actor_id TEXT NOT NULL,
  actor_name TEXT NOT NULL,
  type TEXT NOT NULL,
  data TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (advisory_id, seq)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER advisory_event_is_append_only BEFORE UPDATE ON advisory_event BEGIN SELECT RAISE(ABORT, 'events are append only'); END;
CREATE TRIGGER advisory_event_is_never_removed BEFORE DELETE ON advisory_event BEGIN SELECT RAISE(ABORT, 'events are append only'); END;

-- One recipient × one advisory.
CREATE TABLE delivery (
  id TEXT PRIMARY KEY,
  advisory_id TEXT NOT NULL REFERENCES advisory (id),
  team_id TEXT NOT NULL,
  organisation TEXT NOT NULL,
  contact_id TEXT NOT NULL REFERENCES contact (id),
  contact_name TEXT NOT NULL,
  address TEXT NOT NULL,
  token_hash TEXT NOT NULL UNIQUE,
  answer TEXT,
  note TEXT,
  answered_at TEXT,
  answered_by TEXT,
  started_at TEXT NOT NULL,            -- K11 runs from here
  due_at TEXT NOT NULL,
  reminders INTEGER NOT NULL DEFAULT 0,
  next_at TEXT,                        -- next reminder; NULL = none any more
  UNIQUE (advisory_id, organisation, address)
) STRICT;
CREATE INDEX delivery_advisory ON delivery (advisory_id, organisation);
CREATE INDEX delivery_next ON delivery (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX delivery_contact ON delivery (contact_id);

-- The outbox: one row = one message to one address. message_id is fixed for ever by (cause, address).
CREATE TABLE mail (
  id TEXT PRIMARY KEY,
  team_id TEXT NOT NULL REFERENCES team (id),
  message_id TEXT NOT NULL UNIQUE,
  template TEXT NOT NULL,
  address TEXT NOT NULL,
  cc TEXT,
  incident_id TEXT REFERENCES incident (id),
  delivery_id TEXT REFERENCES delivery (id),
  facts TEXT NOT NULL,                 -- JSON: what the template needs and no other row holds
  status TEXT NOT NULL,                -- queued | sending | sent | failed
  attempts INTEGER NOT NULL DEFAULT 0,
  next_at TEXT NOT NULL,
  lease_until TEXT,
  response TEXT,
  sent_at TEXT,
  bounced_at TEXT,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX mail_due ON mail (next_at, id) WHERE status IN ('queued', 'sending');
CREATE INDEX mail_receipt ON mail (address, created_at) WHERE template = 'N1';
CREATE INDEX mail_delivery ON mail (delivery_id) WHERE delivery_id IS NOT NULL;
CREATE INDEX mail_incident ON mail (incident_id) WHERE incident_id IS NOT NULL;

-- A form sent twice is a no-op: the second insert of the same id fails the commit.
CREATE TABLE form_seen (
  id TEXT PRIMARY KEY,
  subject TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX form_seen_at ON form_seen (at);

CREATE TABLE rate (
  bucket TEXT PRIMARY KEY,             -- 'sign-in account:rina@…'
  window_start TEXT NOT NULL,
  count INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
