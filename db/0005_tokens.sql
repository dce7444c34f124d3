-- API tokens act for a person: what they may do is what their owner may do at that moment, narrowed.

ALTER TABLE token ADD COLUMN owner_id TEXT REFERENCES person (id);
ALTER TABLE token ADD COLUMN scopes TEXT NOT NULL DEFAULT '[]';       -- JSON: what for, e.g. ["incidents:read"]
ALTER TABLE token ADD COLUMN addresses TEXT NOT NULL DEFAULT '[]';    -- JSON: addresses and CIDR ranges; empty = from anywhere
ALTER TABLE token ADD COLUMN created_by TEXT;
CREATE INDEX token_owner ON token (owner_id);
CREATE INDEX token_team ON token (team_id, created_at);

-- 1 = no human: it owns tokens made on the server for a role, never signs in, owns no incident and gets no mail.
ALTER TABLE membership ADD COLUMN program INTEGER NOT NULL DEFAULT 0;

-- A token without an owner has nobody's rights. It is made anew.
UPDATE token SET revoked_at = coalesce(revoked_at, created_at);
ALTER TABLE token DROP COLUMN role;
