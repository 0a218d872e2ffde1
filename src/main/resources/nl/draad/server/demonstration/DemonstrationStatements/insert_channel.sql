-- All rows of this table for the demonstration, column by column.
-- $1 id  $2 kind  $3 organisation_id  $4 place_id  $5 created_at
-- Into an empty database only, in the transaction that has seen that it is empty.
insert into channel (id, kind, organisation_id, place_id, created_at)
select * from unnest($1::uuid[], $2::smallint[], $3::uuid[], $4::uuid[], $5::timestamptz[])
