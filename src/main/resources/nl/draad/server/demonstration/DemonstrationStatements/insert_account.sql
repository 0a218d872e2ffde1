-- All rows of this table for the demonstration, column by column.
-- $1 id  $2 name  $3 email  $4 password_hash  $5 created_at
-- Into an empty database only, in the transaction that has seen that it is empty.
insert into account (id, name, email, password_hash, created_at)
select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::timestamptz[])
