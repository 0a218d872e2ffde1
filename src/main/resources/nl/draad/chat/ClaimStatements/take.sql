-- A waiting chat gets its worker. The chat is locked.
-- $1 chat  $2 worker  $3 time
-- No rows.
update chat set state = 2, worker_id = $2, claimed_at = $3 where id = $1
