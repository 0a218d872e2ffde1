-- The desks of every organisation that a person does something for.
-- $1 person
-- id, name, organisation_id, slug, organisation_name, role, is_on (duty there), in the order of names.
select d.id, d.name, o.id as organisation_id, o.slug, o.name as organisation_name, s.role,
       exists (select from duty_desk dd where dd.person_id = $1 and dd.desk_id = d.id) as is_on
  from staff s
  join organisation o on o.id = s.organisation_id
  join desk d on d.organisation_id = o.id
 where s.person_id = $1
 order by o.name, o.id, d.name, d.id
