-- The sweep asks of each stored file whether anything refers to it.
CREATE INDEX attachment_sha256 ON attachment (sha256);
CREATE INDEX incoming_sha256 ON incoming (sha256);
