-- What a person does for organisations.
-- $1 person
-- Rows in the order of names: id, slug, name, role.
select o.id, o.slug, o.name, s.role
from staff s
join organisation o on o.id = s.organisation_id
where s.person_id = $1
order by o.name, o.id
