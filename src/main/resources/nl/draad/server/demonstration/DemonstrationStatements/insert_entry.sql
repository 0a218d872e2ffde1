-- All rows of this table for the demonstration, column by column.
-- $1 channel_id  $2 seq  $3 kind  $4 author_id  $5 ref  $6 about  $7 posts  $8 at  $9 body
-- Into an empty database only, in the transaction that has seen that it is empty.
insert into entry (channel_id, seq, kind, author_id, ref, about, posts, at, body)
select * from unnest($1::uuid[], $2::bigint[], $3::smallint[], $4::uuid[], $5::uuid[], $6::bigint[], $7::bigint[], $8::timestamptz[], $9::bytea[])
