-- A page of the chats that a client had with workers of one organisation, newest first. Nobody took the waiting and the cancelled ones.
-- $1 client  $2 organisation  $3 the last chat of the page before, or null  $4 how many
-- Ids. A cursor that is not one of the client's chats gives none.
select c.id
  from chat c
  join desk d on d.id = c.desk_id
 where c.client_id = $1 and d.organisation_id = $2 and c.worker_id is not null
   and c.requested_at <= case when $3::uuid is null then 'infinity'::timestamptz
                              else (select requested_at from chat where id = $3 and client_id = $1) end
   and ($3::uuid is null or c.id > $3 or c.requested_at < (select requested_at from chat where id = $3))
 order by c.requested_at desc, c.id
 limit $4
