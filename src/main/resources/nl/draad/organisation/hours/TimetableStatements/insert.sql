-- The next version of a desk's hours. The desk is locked; the key fences off a second one of the same number all the same.
-- $1 desk  $2 version  $3 hours  $4 now  $5 person
-- No rows.
insert into desk_hours (desk_id, version, hours, changed_at, changed_by) values ($1, $2, $3, $4, $5)
