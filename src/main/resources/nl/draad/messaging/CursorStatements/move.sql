-- Moves cursors forward, never back.
-- $1 channels  $2 people  $3 delivered up to  $4 read up to
-- Ordered by channel and person: two nodes that move the same cursors cannot deadlock. A cursor that is further already is not written.
insert into cursor as held (channel_id, person_id, delivered_seq, read_seq)
select * from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::bigint[]) as moved (channel_id, person_id, delivered_seq, read_seq)
 order by channel_id, person_id
on conflict (channel_id, person_id) do update
   set delivered_seq = greatest(held.delivered_seq, excluded.delivered_seq), read_seq = greatest(held.read_seq, excluded.read_seq)
 where held.delivered_seq < excluded.delivered_seq or held.read_seq < excluded.read_seq
