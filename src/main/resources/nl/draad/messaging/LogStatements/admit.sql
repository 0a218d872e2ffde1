-- Somebody let in from an entry on. Who is in it already cannot be let in twice: the index of present members refuses.
-- $1 channel  $2 person  $3 from  $4 role  $5 visible from  $6 read up to, to begin with
with begun as (
  insert into cursor (channel_id, person_id, delivered_seq, read_seq) values ($1, $2, $6, $6)
  on conflict (channel_id, person_id) do update
     set delivered_seq = greatest(cursor.delivered_seq, excluded.delivered_seq), read_seq = greatest(cursor.read_seq, excluded.read_seq))
insert into member (channel_id, person_id, from_seq, role, visible_from) values ($1, $2, $3, $4, $5)
