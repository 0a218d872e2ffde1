-- The channels of a dossier, in the order in which every change of its team goes through them.
-- $1 dossier
-- id, kind.
select id, kind from channel where place_id = $1 order by id
