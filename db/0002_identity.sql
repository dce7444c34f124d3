-- What proves a person besides the password, and how far a session has proved it.

ALTER TABLE session ADD COLUMN half INTEGER NOT NULL DEFAULT 0;   -- 1 = the second factor is still to come
ALTER TABLE session ADD COLUMN proved_at TEXT;                    -- when password or factor were last shown
ALTER TABLE membership ADD COLUMN disabled_at TEXT;

CREATE TABLE factor (
  id TEXT PRIMARY KEY,                 -- of a passkey: its credential id
  person_id TEXT NOT NULL REFERENCES person (id),
  kind TEXT NOT NULL,                  -- totp | passkey
  name TEXT NOT NULL,
  secret TEXT NOT NULL,                -- totp: sealed under the installation's secret; passkey: its public key
  counter INTEGER NOT NULL DEFAULT 0,  -- passkey: its signature counter
  created_at TEXT NOT NULL,
  used_at TEXT
) STRICT;
CREATE INDEX factor_person ON factor (person_id);

-- Ten at a time, each good once. Keyed hashes: without secret.key the table says nothing.
CREATE TABLE recovery_code (
  hash TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id),
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX recovery_code_person ON recovery_code (person_id);

CREATE INDEX link_open ON link (purpose, expires_at);

-- Sign-in at the team's own identity provider.
CREATE TABLE oidc_provider (
  team_id TEXT PRIMARY KEY REFERENCES team (id),
  issuer TEXT NOT NULL,
  client_id TEXT NOT NULL,
  secret TEXT NOT NULL,                -- sealed under the installation's secret
  claim TEXT NOT NULL,
  roles TEXT NOT NULL,                 -- JSON: claim value → {role, organisation}
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
