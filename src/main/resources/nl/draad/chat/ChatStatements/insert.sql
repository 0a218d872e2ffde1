-- A chat that waits from now on, behind everyone who waits at its desk whatever the nodes' clocks say. The desk is locked.
-- $1 id  $2 desk  $3 client  $4 ref  $5 subject or null  $6 now
-- No rows. A ref or a place at the desk that was taken meanwhile fails, and rolls everything back.
insert into chat (id, desk_id, client_id, ref, subject, state, requested_at)
values ($1, $2, $3, $4, $5, 1,
        greatest($6, (select max(requested_at) + interval '1 millisecond' from chat where desk_id = $2 and state = 1)))
