-- On duty at these desks; where one was on duty already, since then. The duty row is locked.
-- $1 worker  $2 desks  $3 now
insert into duty_desk (person_id, desk_id, since)
select $1, desk_id, $3 from unnest($2::uuid[]) as wanted (desk_id)
on conflict do nothing
