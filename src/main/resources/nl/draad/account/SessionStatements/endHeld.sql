-- Ends the session that a refresh token names. Its secret is not compared: the right one ends it because that is asked, and
-- any other would end it as a copy when it is exchanged.
-- $1 session  $2 now
-- One row when it was alive: id, person_id.
update session
set ended_at = $2
where id = $1 and ended_at is null
returning id, person_id
