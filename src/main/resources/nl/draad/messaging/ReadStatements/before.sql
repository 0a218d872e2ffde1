-- History: what came before a place.
-- $1 person  $2 channel  $3 before  $4 how many at most
-- Entries as they stand now and as this person may see them, newest first. Bounded by the membership that is now.
select f.channel_id, f.seq, f.kind, f.author_id, f.ref, f.about, f.posts, f.at,
       case when f.kind in (2, 3) and f.about < me.visible_from then 3 else f.fold end as fold,
       case when f.kind in (2, 3) and f.about < me.visible_from then ''::bytea else f.body end as body
  from member me
  join folded f on f.channel_id = me.channel_id and f.seq >= me.visible_from
 where me.person_id = $1 and me.channel_id = $2 and me.until_seq is null and f.seq < $3
 order by f.seq desc
 limit $4
