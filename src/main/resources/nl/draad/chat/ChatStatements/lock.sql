-- A chat, locked until the transaction ends, with the facts that decide what a person may do with it.
-- $1 chat  $2 person
-- id, desk_id, client_id, worker_id, state, name (the person's), role (in the desk's organisation, or null), on_duty (at the desk).
-- After a wait for the lock the row is the newest, so what is decided from it is decided once.
select c.id, c.desk_id, c.client_id, c.worker_id, c.state, a.name, s.role,
       exists (select from duty_desk dd where dd.person_id = $2 and dd.desk_id = c.desk_id) as on_duty
  from chat c
  join desk d on d.id = c.desk_id
  join account a on a.id = $2
  left join staff s on s.organisation_id = d.organisation_id and s.person_id = $2
 where c.id = $1
   for no key update of c
