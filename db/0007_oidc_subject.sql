-- By what a team's identity provider knows a member: an address may be given to somebody else, a subject never is.

ALTER TABLE membership ADD COLUMN oidc_subject TEXT;
CREATE UNIQUE INDEX membership_oidc ON membership (team_id, oidc_subject) WHERE oidc_subject IS NOT NULL;
