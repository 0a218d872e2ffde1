-- A desk closed from now on. It is locked, and the emergency before is lifted.
-- $1 desk  $2 now  $3 person  $4 text  $5 until or null
-- No rows.
insert into desk_emergency (desk_id, since, closed_by, text, until) values ($1, $2, $3, $4, $5)
