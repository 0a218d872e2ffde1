-- Forgets all tries of more than a day ago.
-- $1 now
-- No rows.
delete from slowdown
where until < $1::timestamptz - interval '1 day'
