-- Forgets the tries of one key.
-- $1 key
-- No rows.
delete from slowdown
where key = $1
