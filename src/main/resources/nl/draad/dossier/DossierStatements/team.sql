-- Everyone with access to a dossier now, the client first and then by how long. Who may ask was decided by the caller.
-- $1 dossier
-- person_id, name, role, since.
select t.person_id, a.name, t.role, t.since
  from team_member t
  join account a on a.id = t.person_id
 where t.dossier_id = $1 and t.until is null
 order by t.role <> 1, t.since, t.person_id
