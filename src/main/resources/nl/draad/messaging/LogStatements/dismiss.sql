-- Somebody's membership ended at an entry.
-- $1 channel  $2 person  $3 the entry that ended it
-- One row if this person was in it; none otherwise.
update member set until_seq = $3 where channel_id = $1 and person_id = $2 and until_seq is null returning person_id
