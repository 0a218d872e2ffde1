-- The dossiers whose team a person is in now.
-- $1 person  $2 one dossier, or null for all of them
-- id, organisation_id, slug, organisation_name, client_id, client_name, role (the person's), group_id, messages_id. No row for a dossier of others.
select d.id, o.id as organisation_id, o.slug, o.name as organisation_name, d.client_id, client.name as client_name, t.role,
       (select id from channel where place_id = d.id and kind = 2) as group_id,
       (select id from channel where place_id = d.id and kind = 3) as messages_id
  from team_member t
  join dossier d on d.id = t.dossier_id
  join organisation o on o.id = d.organisation_id
  join account client on client.id = d.client_id
 where t.person_id = $1 and t.until is null and ($2::uuid is null or d.id = $2)
 order by client.name, d.id
