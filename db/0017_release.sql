-- Sending at a time, holding back what has not gone out.

ALTER TABLE advisory ADD COLUMN send_at TEXT;          -- a second person wants it sent then; NULL = by hand
CREATE INDEX advisory_send_at ON advisory (send_at) WHERE send_at IS NOT NULL;

ALTER TABLE mail ADD COLUMN hold TEXT;                 -- jeda = not now; dicabut = no further try
