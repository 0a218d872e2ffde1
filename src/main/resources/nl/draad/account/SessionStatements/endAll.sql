-- Ends every session of a person.
-- $1 person  $2 now
-- The ones that were alive: id, person_id.
update session
set ended_at = $2
where person_id = $1 and ended_at is null
returning id, person_id
