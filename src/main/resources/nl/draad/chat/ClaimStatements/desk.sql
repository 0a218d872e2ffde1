-- The facts that decide whether a person may take chats at a desk.
-- $1 desk  $2 person
-- role (in the desk's organisation, or null), on_duty. No row: there is no such desk.
select s.role, exists (select from duty_desk dd where dd.person_id = $2 and dd.desk_id = d.id) as on_duty
  from desk d
  left join staff s on s.organisation_id = d.organisation_id and s.person_id = $2
 where d.id = $1
