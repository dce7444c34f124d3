-- Why two tickets are no longer linked is found like the rest.
DROP VIEW event_words;
CREATE VIEW event_words AS
SELECT incident_id, seq, at,
  coalesce(json_extract(data, '$.changes.title') || ' ', '') ||
  coalesce(json_extract(data, '$.text') || ' ', '') || coalesce(json_extract(data, '$.result') || ' ', '') ||
  coalesce(json_extract(data, '$.reason') || ' ', '') || coalesce(json_extract(data, '$.note') || ' ', '') ||
  coalesce(json_extract(data, '$.affected.label') || ' ', '') || coalesce(json_extract(data, '$.evidence.name') || ' ', '') ||
  coalesce((SELECT group_concat(value || ' ', '') FROM json_each(data, '$.answers')), '') AS text
FROM event
WHERE type IN ('chosen', 'classified', 'noted', 'informed', 'reply_received', 'task_completed', 'lowered', 'playbook_moved', 'clock_corrected',
  'clock_waived', 'transferred', 'rejected', 'unshared', 'advisory_answered', 'affected_added', 'evidence_added',
  'merged', 'absorbed', 'unmerged', 'parted', 'called', 'unlinked');
