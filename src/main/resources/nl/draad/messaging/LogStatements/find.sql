-- What an author's refs became, if they were stored: for a repeat, and for a try whose outcome was not known.
-- $1 channels  $2 authors  $3 refs
-- The stored entries as they were written.
select e.channel_id, e.seq, e.kind, e.author_id, e.ref, e.about, e.posts, e.at, 0 as fold, e.body
  from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as wanted (channel_id, author_id, ref)
  join entry e using (channel_id, author_id, ref)
