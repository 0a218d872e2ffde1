-- Ends one session of a person.
-- $1 session  $2 person  $3 now
-- One row when it was alive: id, person_id.
update session
set ended_at = $3
where id = $1 and person_id = $2 and ended_at is null
returning id, person_id
