-- The chat that waits longest at a desk, locked until the transaction ends. Nobody is anybody's own worker.
-- $1 desk  $2 worker
-- id, or no row: nobody waits. Who finds it locked waits, and goes on to the next when it was taken: first come, first served.
select id from chat
 where desk_id = $1 and state = 1 and client_id <> $2
 order by requested_at, id
 limit 1
   for no key update
