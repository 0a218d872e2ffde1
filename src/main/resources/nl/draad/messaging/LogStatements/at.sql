-- One entry as it was written: what an edit, a withdrawal or an answer is about. Entries never change, so this may be asked any time.
-- $1 channel  $2 place
-- No row or one.
select e.channel_id, e.seq, e.kind, e.author_id, e.ref, e.about, e.posts, e.at, 0 as fold, e.body
  from entry e
 where channel_id = $1 and seq = $2
