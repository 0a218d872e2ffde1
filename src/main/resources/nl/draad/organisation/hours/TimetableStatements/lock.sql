-- A desk that a person runs (coordinates the organisation of), locked until the transaction ends.
-- $1 desk  $2 person
-- Its id, or no row. Who asks for a chat locks the same row: it is asked for before a change or after it.
select d.id
  from desk d
 where d.id = $1
   and exists (select from staff s where s.organisation_id = d.organisation_id and s.person_id = $2 and s.role = 'coordinator')
   for no key update of d
