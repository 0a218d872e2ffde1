-- All rows of this table for the demonstration, column by column.
-- $1 id  $2 desk_id  $3 client_id  $4 worker_id  $5 ref  $6 subject  $7 state  $8 requested_at  $9 claimed_at  $10 ended_at  $11 ended_by
-- Into an empty database only, in the transaction that has seen that it is empty.
insert into chat (id, desk_id, client_id, worker_id, ref, subject, state, requested_at, claimed_at, ended_at, ended_by)
select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::bytea[], $7::smallint[], $8::timestamptz[], $9::timestamptz[], $10::timestamptz[], $11::text[])
