-- Appends a batch, at most one entry per channel, each at the place where its node believes the channel ends.
-- $1 channels  $2 places  $3 kinds  $4 authors  $5 refs  $6 abouts (0 for none)  $7 posts  $8 times  $9 bodies
-- Returns the places taken. One that is missing was taken by another node, or its ref came before, or the place before it is empty (a failover
-- that lost it): the caller reads what is newer and decides. There is never a hole.
-- Ordered by channel: two nodes that want the same places wait for each other in the same order, so they cannot deadlock.
insert into entry (channel_id, seq, kind, author_id, ref, about, posts, at, body)
select channel_id, seq, kind, author_id, ref, nullif(about, 0), posts, at, body
  from unnest($1::uuid[], $2::bigint[], $3::smallint[], $4::uuid[], $5::uuid[], $6::bigint[], $7::bigint[], $8::timestamptz[], $9::bytea[])
    as batch (channel_id, seq, kind, author_id, ref, about, posts, at, body)
 where seq = 1 or exists (select from entry before where before.channel_id = batch.channel_id and before.seq = batch.seq - 1)
 order by channel_id, seq
on conflict do nothing
returning channel_id, seq
