-- Appends one entry inside a transaction that also changes something else.
-- $1 channel  $2 place  $3 kind  $4 author  $5 ref  $6 about (0 for none)  $7 posts  $8 time  $9 body
-- No rows. A taken place or ref fails, which rolls everything back: nobody's table can disagree with the log.
insert into entry (channel_id, seq, kind, author_id, ref, about, posts, at, body)
values ($1, $2, $3, $4, $5, nullif($6::bigint, 0), $7, $8, $9)
