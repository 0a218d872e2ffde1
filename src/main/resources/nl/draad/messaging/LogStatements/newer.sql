-- What was appended after the ends that a node holds, for the node itself (it tells each device what that one may see).
-- $1 channels  $2 ends  $3 how many at most per channel
-- Entries as they stand now, in order per channel: a withdrawn post is a stub from its first delivery on.
select f.*
  from unnest($1::uuid[], $2::bigint[]) as held (channel_id, seq)
 cross join lateral (
       select * from folded where channel_id = held.channel_id and seq > held.seq order by seq limit $3) f
 order by f.channel_id, f.seq
