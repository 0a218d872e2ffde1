-- All rows of this table for the demonstration, column by column.
-- $1 channel_id  $2 person_id  $3 delivered_seq  $4 read_seq
-- Into an empty database only, in the transaction that has seen that it is empty.
insert into cursor (channel_id, person_id, delivered_seq, read_seq)
select * from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::bigint[])
