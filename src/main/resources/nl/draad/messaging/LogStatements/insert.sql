-- Appends one entry inside a transaction that also changes something else.
-- $1 channel  $2 place  $3 kind  $4 author  $5 ref  $6 about (0 for none)  $7 posts  $8 time  $9 body
-- Counts 1; 0 when the place before is empty. A taken place or ref fails, which rolls everything back: nobody's table can disagree with the log.
insert into entry (channel_id, seq, kind, author_id, ref, about, posts, at, body)
select new.*
  from (values ($1::uuid, $2::bigint, $3::smallint, $4::uuid, $5::uuid, nullif($6::bigint, 0), $7::bigint, $8::timestamptz, $9::bytea))
    as new (channel_id, seq, kind, author_id, ref, about, posts, at, body)
 where seq = 1 or exists (select from entry before where before.channel_id = new.channel_id and before.seq = new.seq - 1)
