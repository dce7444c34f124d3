-- An overdue clock of law, then one of SOP, is named before an older late task.

UPDATE incident SET (due_at, due_clock, due_name) = (
  SELECT json_extract(value, '$.dueAt'), json_extract(value, '$.id'), json_extract(value, '$.name') FROM json_each(state, '$.clocks')
  WHERE json_extract(value, '$.breachedAt') IS NOT NULL AND json_extract(value, '$.metAt') IS NULL AND json_extract(value, '$.pausedAt') IS NULL
    AND json_extract(value, '$.basis') IN ('law', 'sop')
  ORDER BY json_extract(value, '$.basis'), json_extract(value, '$.dueAt') LIMIT 1)
WHERE closed_at IS NULL AND EXISTS (
  SELECT 1 FROM json_each(state, '$.clocks')
  WHERE json_extract(value, '$.breachedAt') IS NOT NULL AND json_extract(value, '$.metAt') IS NULL AND json_extract(value, '$.pausedAt') IS NULL
    AND json_extract(value, '$.basis') IN ('law', 'sop'));
