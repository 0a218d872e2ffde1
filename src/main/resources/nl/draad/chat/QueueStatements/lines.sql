-- What the clients of waiting chats wrote first, as it stands now: enough posts for the first lines.
-- $1 chats  $2 how many posts of each
-- channel_id, body, in order. Without posts that were taken back. Only the client is in a chat that waits.
select f.channel_id, f.body
  from unnest($1::uuid[]) as waiting (id)
 cross join lateral (
       select channel_id, seq, body from folded
        where channel_id = waiting.id and kind = 1 and fold <> 2 order by seq limit $2) f
 order by f.channel_id, f.seq
