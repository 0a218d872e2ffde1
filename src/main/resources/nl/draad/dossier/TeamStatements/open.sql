-- A new dossier, with nobody in its team yet.
-- $1 id  $2 organisation  $3 client  $4 now
insert into dossier (id, organisation_id, client_id, created_at) values ($1, $2, $3, $4)
