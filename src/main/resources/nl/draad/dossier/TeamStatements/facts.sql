-- What decides about a change of a team. The dossier is locked before, so nobody changes the team meanwhile.
-- $1 dossier  $2 who wants to change it  $3 whom it is about
-- by_role (in the team now, or null), role (of whom it is about, in the team now, or null), was_in (whether that person ever was),
-- name (that person's, or null if there is no such open account), staff_role (that person's in the dossier's organisation, or null).
select (select role from team_member where dossier_id = d.id and person_id = $2 and until is null) as by_role,
       (select role from team_member where dossier_id = d.id and person_id = $3 and until is null) as role,
       exists (select from team_member where dossier_id = d.id and person_id = $3) as was_in,
       (select name from account where id = $3 and closed_at is null) as name,
       (select role from staff where organisation_id = d.organisation_id and person_id = $3) as staff_role
  from dossier d
 where d.id = $1
