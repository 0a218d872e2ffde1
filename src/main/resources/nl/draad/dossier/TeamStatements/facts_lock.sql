-- A dossier, locked until the transaction ends: changes of a team come one after the other, and facts.sql reads what stands then.
-- $1 dossier
-- Its id, or no row.
select id from dossier where id = $1 for no key update
