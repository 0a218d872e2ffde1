-- When desks are open, as it stands: the newest hours, and the emergency that is not lifted and not over.
-- $1 desks  $2 now
-- One row per desk: id, name, version, hours, changed_at, changed_by, changed_by_name (all null where nobody set hours),
-- since, closed_by, closed_by_name, text, until (all null where there is no emergency).
-- Read after the desk was locked it is the newest, and stays so until that transaction ends.
select d.id, d.name, h.version, h.hours, h.changed_at, h.changed_by, changer.name as changed_by_name,
       e.since, e.closed_by, closer.name as closed_by_name, e.text, e.until
  from desk d
  left join lateral (
       select version, hours, changed_at, changed_by from desk_hours where desk_id = d.id order by version desc limit 1) h on true
  left join account changer on changer.id = h.changed_by
  left join desk_emergency e on e.desk_id = d.id and e.lifted_at is null and (e.until is null or e.until > $2)
  left join account closer on closer.id = e.closed_by
 where d.id = any ($1::uuid[])
