-- Which deadline is the nearest one of `due_at`, as the queue says it beside the time: a clock by its id and name, a task by what is to be done.

ALTER TABLE incident ADD COLUMN due_clock TEXT;   -- K2; NULL = a task, or nothing is due
ALTER TABLE incident ADD COLUMN due_name TEXT;

UPDATE incident SET
  due_clock = (
    SELECT json_extract(value, '$.id') FROM json_each(state, '$.clocks')
    WHERE json_extract(value, '$.dueAt') = due_at AND json_extract(value, '$.metAt') IS NULL AND json_extract(value, '$.pausedAt') IS NULL LIMIT 1),
  due_name = coalesce((
    SELECT json_extract(value, '$.name') FROM json_each(state, '$.clocks')
    WHERE json_extract(value, '$.dueAt') = due_at AND json_extract(value, '$.metAt') IS NULL AND json_extract(value, '$.pausedAt') IS NULL LIMIT 1), (
    SELECT json_extract(value, '$.do') FROM json_each(state, '$.tasks')
    WHERE json_extract(value, '$.dueAt') = due_at AND json_extract(value, '$.doneAt') IS NULL AND json_extract(value, '$.asideAt') IS NULL
      AND (json_extract(value, '$.step') = incident.step OR json_extract(value, '$.rule') LIKE 'cari-tahu-%') LIMIT 1))
WHERE closed_at IS NULL AND due_at < '9999';
