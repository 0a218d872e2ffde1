-- All rows of this table for the demonstration, column by column.
-- $1 dossier_id  $2 person_id  $3 role  $4 since  $5 until
-- Into an empty database only, in the transaction that has seen that it is empty.
insert into team_member (dossier_id, person_id, role, since, until)
select * from unnest($1::uuid[], $2::uuid[], $3::smallint[], $4::timestamptz[], $5::timestamptz[])
