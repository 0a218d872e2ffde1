-- Every organisation with its desks, as anyone may see them. An organisation without a desk gives one row without one.
-- Rows in the order of names: id, slug, name, desk_id, desk_name.
select o.id, o.slug, o.name, d.id as desk_id, d.name as desk_name
from organisation o
left join desk d on d.organisation_id = o.id
order by o.name, o.id, d.name, d.id
