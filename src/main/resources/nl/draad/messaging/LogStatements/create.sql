-- A new channel, still empty.
-- $1 id  $2 kind  $3 organisation  $4 place (desk or dossier)  $5 time
insert into channel (id, kind, organisation_id, place_id, created_at) values ($1, $2, $3, $4, $5)
