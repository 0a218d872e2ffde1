-- A desk's emergency ended, if there is one: now by this person, or when it ended by itself. The desk is locked.
-- $1 desk  $2 now  $3 person
-- No rows.
update desk_emergency
   set lifted_at = case when until <= $2 then until else $2 end,
       lifted_by = case when until <= $2 then null else $3::uuid end
 where desk_id = $1 and lifted_at is null
