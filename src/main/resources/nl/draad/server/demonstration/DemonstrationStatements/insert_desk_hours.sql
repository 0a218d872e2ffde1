-- All rows of this table for the demonstration, column by column.
-- $1 desk_id  $2 version  $3 hours  $4 changed_at  $5 changed_by
-- Into an empty database only, in the transaction that has seen that it is empty.
insert into desk_hours (desk_id, version, hours, changed_at, changed_by)
select * from unnest($1::uuid[], $2::bigint[], $3::bytea[], $4::timestamptz[], $5::uuid[])
