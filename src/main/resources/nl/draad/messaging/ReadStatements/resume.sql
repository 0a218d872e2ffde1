-- What a device misses, in many channels at once.
-- $1 person  $2 channels  $3 the device's cursors (-1: none, then the last entries)  $4 how many at most per channel
-- Entries as they stand now and as this person may see them, in order per channel.
select r.channel_id, r.seq, r.kind, r.author_id, r.ref, r.about, r.posts, r.at, r.fold, r.body
  from unnest($2::uuid[], $3::bigint[]) as held (channel_id, seq)
  join member me on me.channel_id = held.channel_id and me.person_id = $1 and me.until_seq is null
 cross join lateral (
       (select * from folded
         where held.seq >= 0 and channel_id = me.channel_id and seq > greatest(held.seq, me.visible_from - 1)
         order by seq limit $4)
       union all
       (select * from folded
         where held.seq < 0 and channel_id = me.channel_id and seq >= me.visible_from
         order by seq desc limit $4)) as f
 cross join lateral (
       select f.channel_id, f.seq, f.kind, f.author_id, f.ref, f.about, f.posts, f.at,
              case when f.kind in (2, 3) and f.about < me.visible_from then 3 else f.fold end as fold,
              case when f.kind in (2, 3) and f.about < me.visible_from then ''::bytea else f.body end as body) r
 order by r.channel_id, r.seq
