-- All rows of this table for the demonstration, column by column.
-- $1 organisation_id  $2 person_id  $3 role
-- Into an empty database only, in the transaction that has seen that it is empty.
insert into staff (organisation_id, person_id, role)
select * from unnest($1::uuid[], $2::uuid[], $3::text[])
