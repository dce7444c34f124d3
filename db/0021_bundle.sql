-- The key with which a team signs what it hands out (Ed25519). The private half is sealed; a key never changes, a newer one takes over.
CREATE TABLE team_key (
  team_id TEXT NOT NULL REFERENCES team (id),
  kid TEXT NOT NULL,                   -- RFC 7638 thumbprint
  public_jwk TEXT NOT NULL,
  sealed TEXT NOT NULL,
  created_at TEXT NOT NULL,
  PRIMARY KEY (team_id, kid)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER team_key_is_immutable BEFORE UPDATE ON team_key BEGIN SELECT RAISE(ABORT, 'a key never changes'); END;
CREATE TRIGGER team_key_is_never_removed BEFORE DELETE ON team_key BEGIN SELECT RAISE(ABORT, 'what was signed must stay provable'); END;

-- Custody of an incident's files is read by incident.
CREATE INDEX audit_subject ON audit (subject, id);
