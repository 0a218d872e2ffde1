-- Chats as their client and their worker see them. Who may see them was decided by whoever gave the ids.
-- $1 chats
-- One row per chat, newest first: id, state, subject, requested_at, claimed_at, ended_at, ended_by, desk_id, desk_name,
-- organisation_id, slug, organisation_name, client_id, client_name, worker_id, worker_name (both or none),
-- position and waiting (both 0 unless it waits; 1 is next).
select c.id, c.state, c.subject, c.requested_at, c.claimed_at, c.ended_at, c.ended_by,
       d.id as desk_id, d.name as desk_name, o.id as organisation_id, o.slug, o.name as organisation_name,
       c.client_id, client.name as client_name, c.worker_id, worker.name as worker_name, queue.position, queue.waiting
  from chat c
  join desk d on d.id = c.desk_id
  join organisation o on o.id = d.organisation_id
  join account client on client.id = c.client_id
  left join account worker on worker.id = c.worker_id
 cross join lateral (
       select count(*) filter (where (w.requested_at, w.id) <= (c.requested_at, c.id)) as position, count(*) as waiting
         from chat w
        where c.state = 1 and w.desk_id = c.desk_id and w.state = 1) queue
 where c.id = any ($1::uuid[])
 order by c.requested_at desc, c.id
