-- An exercise is a team of its own: a copy of its home's register, its own cases, people by name, and a clock that its leader sets.
-- So nothing of it is ever among the home's cases, figures or mail: every query asks for a team already.

ALTER TABLE team ADD COLUMN exercise_of TEXT REFERENCES team (id);  -- whose exercise it is; NULL = a team of real life
ALTER TABLE team ADD COLUMN exercise TEXT;                          -- JSON: core/exercise.ts, without `home`
CREATE INDEX team_exercise ON team (exercise_of) WHERE exercise_of IS NOT NULL;
