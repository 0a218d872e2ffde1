-- Where channels end: the comparison that notices what was committed and never published.
-- $1 channels
-- channel_id, seq. An index look at the key's end each.
select held.channel_id, last.seq
  from unnest($1::uuid[]) as held (channel_id)
 cross join lateral (select seq from entry where channel_id = held.channel_id order by seq desc limit 1) last
