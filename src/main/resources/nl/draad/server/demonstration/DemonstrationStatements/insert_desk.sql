-- All rows of this table for the demonstration, column by column.
-- $1 id  $2 organisation_id  $3 name  $4 version
-- Into an empty database only, in the transaction that has seen that it is empty.
insert into desk (id, organisation_id, name, version)
select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[])
