-- Mail that came in. The raw message lies among the files; here is what it was taken for, and what became of it.

CREATE TABLE incoming (
  id TEXT PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,            -- SHA-256 of Message-ID and text: the same message twice is one
  team_id TEXT NOT NULL REFERENCES team (id),
  sha256 TEXT NOT NULL,                -- the raw message in the files
  kind TEXT NOT NULL,                  -- bounce | delay | delivered | feedback | autoreply | robot | human
  from_address TEXT NOT NULL,
  subject TEXT NOT NULL,
  text TEXT NOT NULL,                  -- of people: what they wrote, at most 10,000 characters; of machines: ''
  mail_id TEXT REFERENCES mail (id),   -- the message of ours that it answers
  incident_id TEXT REFERENCES incident (id),
  received_at TEXT NOT NULL,
  done_at TEXT,                        -- of people's mail without a thread: when somebody decided about it
  done_by TEXT,
  outcome TEXT                         -- tiket | abaikan
) STRICT;
CREATE INDEX incoming_open ON incoming (team_id, received_at) WHERE kind = 'human' AND mail_id IS NULL AND done_at IS NULL;
