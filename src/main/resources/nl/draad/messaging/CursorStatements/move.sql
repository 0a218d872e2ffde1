-- Moves cursors forward, never back: of people who are in the channel now, and no further than it goes.
-- $1 channels  $2 people  $3 delivered up to  $4 read up to
-- Returns those that moved: channel_id, person_id, delivered_seq, read_seq. What a node believes of members and ends does not count here: it may
-- be behind. Ordered by channel and person: two nodes that move the same cursors cannot deadlock. A cursor that is further already is not written.
insert into cursor as held (channel_id, person_id, delivered_seq, read_seq)
select moved.channel_id, moved.person_id, least(moved.delivered_seq, last.seq), least(moved.read_seq, last.seq)
  from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::bigint[]) as moved (channel_id, person_id, delivered_seq, read_seq)
  join member me on me.channel_id = moved.channel_id and me.person_id = moved.person_id and me.until_seq is null
 cross join lateral (select seq from entry where channel_id = moved.channel_id order by seq desc limit 1) last
 order by moved.channel_id, moved.person_id
on conflict (channel_id, person_id) do update
   set delivered_seq = greatest(held.delivered_seq, excluded.delivered_seq), read_seq = greatest(held.read_seq, excluded.read_seq)
 where held.delivered_seq < excluded.delivered_seq or held.read_seq < excluded.read_seq
returning held.channel_id, held.person_id, held.delivered_seq, held.read_seq
