-- The portal of agencies, teams that work together, and the register as its owners keep it.

-- NULL = verified. Who was entered by an agency itself proves the address first; nothing is sent to it before.
ALTER TABLE contact ADD COLUMN unverified_since TEXT;
ALTER TABLE contact ADD COLUMN verify_hash TEXT;         -- SHA-256 of the link; changes with the address
CREATE UNIQUE INDEX contact_verify ON contact (verify_hash) WHERE verify_hash IS NOT NULL;

-- What agencies changed in the register by themselves, for the team to see.
CREATE TABLE registry_change (
  id TEXT PRIMARY KEY,
  team_id TEXT NOT NULL REFERENCES team (id),
  at TEXT NOT NULL,
  actor_id TEXT NOT NULL,
  actor_name TEXT NOT NULL,
  organisation TEXT NOT NULL,
  says TEXT NOT NULL
) STRICT;
CREATE INDEX registry_change_organisation ON registry_change (team_id, organisation, at);

CREATE INDEX delivery_tree ON delivery (team_id, organisation);

-- PKS: what two teams agreed on. Dates are local to `team_id`; the last day counts whole.
CREATE TABLE agreement (
  id TEXT PRIMARY KEY,
  team_id TEXT NOT NULL REFERENCES team (id),
  partner_id TEXT NOT NULL REFERENCES team (id),
  number TEXT NOT NULL,
  services TEXT NOT NULL,
  tlp TEXT NOT NULL,                   -- highest label that may be shared
  starts_on TEXT NOT NULL,
  ends_on TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX agreement_team ON agreement (team_id, ends_on);
CREATE INDEX agreement_partner ON agreement (partner_id, ends_on);

-- Who else sees an incident, by name: what its events say, kept where lists can ask.
CREATE TABLE share (
  incident_id TEXT NOT NULL REFERENCES incident (id),
  partner TEXT NOT NULL,               -- 'team:<id>' or a person's id
  until TEXT NOT NULL,                 -- first moment at which it is over; '9999…' = until revoked
  PRIMARY KEY (incident_id, partner)
) STRICT, WITHOUT ROWID;
CREATE INDEX share_partner ON share (partner, until, incident_id);
