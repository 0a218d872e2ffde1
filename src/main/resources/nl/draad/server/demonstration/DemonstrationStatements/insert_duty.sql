-- All rows of this table for the demonstration, column by column.
-- $1 person_id  $2 capacity
-- Into an empty database only, in the transaction that has seen that it is empty.
insert into duty (person_id, capacity)
select * from unnest($1::uuid[], $2::int[])
