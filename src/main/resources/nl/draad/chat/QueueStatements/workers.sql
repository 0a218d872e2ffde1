-- What these people do for a desk's organisation.
-- $1 desk  $2 people
-- person_id, role. Who does nothing there gets no row.
select s.person_id, s.role
  from desk d
  join staff s on s.organisation_id = d.organisation_id
 where d.id = $1 and s.person_id = any ($2::uuid[])
