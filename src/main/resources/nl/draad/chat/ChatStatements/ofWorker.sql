-- A page of the chats that a worker took, newest first.
-- $1 worker  $2 the last chat of the page before, or null  $3 how many
-- Ids. A cursor that is not one of these chats gives none.
select c.id
  from chat c
 where c.worker_id = $1
   and c.requested_at <= case when $2::uuid is null then 'infinity'::timestamptz
                              else (select requested_at from chat where id = $2 and worker_id = $1) end
   and ($2::uuid is null or c.id > $2 or c.requested_at < (select requested_at from chat where id = $2))
 order by c.requested_at desc, c.id
 limit $3
