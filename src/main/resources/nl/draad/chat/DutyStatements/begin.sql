-- A worker's first time on duty; later times change nothing.
-- $1 worker
insert into duty (person_id) values ($1) on conflict do nothing
