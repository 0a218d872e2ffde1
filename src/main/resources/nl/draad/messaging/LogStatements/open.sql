-- Everything a lane holds of channels that it begins to follow, all of one moment.
-- $1 channels
-- One row per channel and member (at least one per channel): channel_id, kind, seq, posts, at, person_id, role, from_seq, visible_from, open.
-- One statement is one snapshot: end and members belong together.
select c.id as channel_id, c.kind, coalesce(e.seq, 0) as seq, coalesce(e.posts, 0) as posts, coalesce(e.at, c.created_at) as at,
       m.person_id, m.role, m.from_seq, m.visible_from, coalesce(m.live, false) as open
  from channel c
  left join lateral (select seq, posts, at from entry where channel_id = c.id order by seq desc limit 1) e on true
  left join member m on m.channel_id = c.id and m.until_seq is null
 where c.id = any ($1::uuid[])
