-- What somebody left in a channel.
-- $1 channel  $2 person  $3 the kind of a ref that was given up
-- One row: was_in (ever), given_up (refs since the last membership ended; 0 for who is in it now).
select count(*) > 0 as was_in,
       (select count(*) from entry
         where channel_id = $1 and author_id = $2 and kind = $3
           and seq > case when bool_and(m.until_seq is not null) then max(m.until_seq) end) as given_up
  from member m
 where m.channel_id = $1 and m.person_id = $2
