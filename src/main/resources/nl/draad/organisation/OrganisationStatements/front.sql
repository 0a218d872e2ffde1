-- One organisation with its desks.
-- $1 slug
-- Rows as those of fronts.sql; none when there is no such organisation.
select o.id, o.slug, o.name, d.id as desk_id, d.name as desk_name
from organisation o
left join desk d on d.organisation_id = o.id
where o.slug = $1
order by d.name, d.id
