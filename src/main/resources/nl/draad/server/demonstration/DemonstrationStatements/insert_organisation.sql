-- All rows of this table for the demonstration, column by column.
-- $1 id  $2 slug  $3 name
-- Into an empty database only, in the transaction that has seen that it is empty.
insert into organisation (id, slug, name)
select * from unnest($1::uuid[], $2::text[], $3::text[])
