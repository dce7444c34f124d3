-- The language of the page that a report was sent from: mail to whoever reported is in it.
ALTER TABLE report ADD COLUMN language TEXT NOT NULL DEFAULT 'id' CHECK (language IN ('id', 'en'));
