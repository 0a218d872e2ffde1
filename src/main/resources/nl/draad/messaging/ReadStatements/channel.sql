-- One channel of a person, open or closed.
-- $1 person  $2 channel
-- No row, or one with the columns of channels.sql, counted in the same way.
select m.channel_id, c.kind, c.place_id, m.role, m.from_seq, m.visible_from, m.live,
       coalesce(e.seq, 0) as seq, coalesce(e.posts, 0) as posts, coalesce(held.delivered_seq, 0) as delivered_seq, coalesce(held.read_seq, 0) as read_seq,
       greatest(0, coalesce(e.posts, 0) - own.posts
                   - coalesce((select posts from entry where channel_id = m.channel_id and seq = held.read_seq), 0)) as unread
  from member m
  join channel c on c.id = m.channel_id
  left join lateral (select seq, posts from entry where channel_id = m.channel_id order by seq desc limit 1) e on true
  left join cursor held on held.channel_id = m.channel_id and held.person_id = m.person_id
 cross join lateral (
       select count(*) filter (where author_id = $1 and kind = 1) as posts
         from (select author_id, kind from entry
                where channel_id = m.channel_id and seq > coalesce(held.read_seq, 0) order by seq desc limit 200) newest) own
 where m.person_id = $1 and m.channel_id = $2 and m.until_seq is null
