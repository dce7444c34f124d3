-- Since when a contact wants no more general advisories (N4). Incidents, vulnerabilities and withdrawals still reach them.

ALTER TABLE contact ADD COLUMN declined_at TEXT;
