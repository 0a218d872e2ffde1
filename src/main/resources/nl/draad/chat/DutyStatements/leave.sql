-- Off duty at every desk but these. The duty row is locked.
-- $1 worker  $2 the desks to stay at
delete from duty_desk where person_id = $1 and desk_id <> all ($2::uuid[])
