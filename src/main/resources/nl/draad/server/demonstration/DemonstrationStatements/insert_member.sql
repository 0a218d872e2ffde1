-- All rows of this table for the demonstration, column by column.
-- $1 channel_id  $2 person_id  $3 from_seq  $4 until_seq  $5 role  $6 visible_from  $7 live
-- Into an empty database only, in the transaction that has seen that it is empty.
insert into member (channel_id, person_id, from_seq, until_seq, role, visible_from, live)
select * from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::bigint[], $5::smallint[], $6::bigint[], $7::boolean[])
