-- Whether a person runs a desk: coordinates its organisation.
-- $1 desk  $2 person
-- Its id, or no row: a desk of others and one that is not there are one and the same.
select d.id
  from desk d
 where d.id = $1
   and exists (select from staff s where s.organisation_id = d.organisation_id and s.person_id = $2 and s.role = 'coordinator')
