-- The worker's lowest free slot, taken for a chat. The worker's duty row is locked, so nobody else counts at the same time.
-- $1 worker  $2 chat
-- slot, or no row: this worker has as many chats as allowed. Also when the capacity was lowered below the slots in use.
insert into chat_slot (worker_id, slot, chat_id)
select d.person_id, free.slot, $2
  from duty d
 cross join lateral (
       select number as slot from generate_series(1, d.capacity) number
        where not exists (select from chat_slot taken where taken.worker_id = $1 and taken.slot = number)
        order by number limit 1) free
 where d.person_id = $1 and (select count(*) from chat_slot where worker_id = $1) < d.capacity
returning slot
