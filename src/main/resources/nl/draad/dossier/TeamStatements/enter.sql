-- Somebody in the team from now on, later than any time before. The dossier is locked.
-- $1 dossier  $2 person  $3 role  $4 now
insert into team_member (dossier_id, person_id, role, since)
values ($1, $2, $3, greatest($4, (select max(until) + interval '1 millisecond' from team_member where dossier_id = $1 and person_id = $2)))
