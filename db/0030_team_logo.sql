-- The letterhead's logo stands at the head of pages too: SHA-256 of the file that was uploaded; NULL = none. Pages get a small PNG drawn anew from it.
ALTER TABLE team ADD COLUMN logo TEXT;
UPDATE team SET logo = (SELECT json_extract(settings, '$.logo') FROM letterhead WHERE letterhead.team_id = team.id);
