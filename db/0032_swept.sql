-- The sweep asks of each stored file whether anything refers to it.
CREATE INDEX IF NOT EXISTS attachment_sha256 ON attachment (sha256);
CREATE INDEX IF NOT EXISTS incoming_sha256 ON incoming (sha256);
