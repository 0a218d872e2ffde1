-- All rows of this table for the demonstration, column by column.
-- $1 worker_id  $2 slot  $3 chat_id
-- Into an empty database only, in the transaction that has seen that it is empty.
insert into chat_slot (worker_id, slot, chat_id)
select * from unnest($1::uuid[], $2::int[], $3::uuid[])
