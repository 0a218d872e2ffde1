-- A channel's end, for an append inside a transaction.
-- $1 channel
-- seq, posts, at; no row while the channel is empty.
select seq, posts, at from entry where channel_id = $1 order by seq desc limit 1
