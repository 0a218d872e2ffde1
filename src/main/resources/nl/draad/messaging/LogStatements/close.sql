-- A channel closed: it stays readable for those who are in it, and is followed no longer.
-- $1 channel
update member set live = false where channel_id = $1 and live
