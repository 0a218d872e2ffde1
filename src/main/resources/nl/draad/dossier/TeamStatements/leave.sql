-- Somebody out of the team from now on. The dossier is locked.
-- $1 dossier  $2 person  $3 now
update team_member set until = greatest($3, since) where dossier_id = $1 and person_id = $2 and until is null
