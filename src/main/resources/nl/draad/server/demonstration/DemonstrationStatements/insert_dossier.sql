-- All rows of this table for the demonstration, column by column.
-- $1 id  $2 organisation_id  $3 client_id  $4 created_at
-- Into an empty database only, in the transaction that has seen that it is empty.
insert into dossier (id, organisation_id, client_id, created_at)
select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::timestamptz[])
