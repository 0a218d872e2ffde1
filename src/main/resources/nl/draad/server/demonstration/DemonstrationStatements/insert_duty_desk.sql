-- All rows of this table for the demonstration, column by column.
-- $1 person_id  $2 desk_id  $3 since
-- Into an empty database only, in the transaction that has seen that it is empty.
insert into duty_desk (person_id, desk_id, since)
select * from unnest($1::uuid[], $2::uuid[], $3::timestamptz[])
