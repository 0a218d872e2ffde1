-- How busy desks are.
-- $1 desks
-- id, waiting, workers (on duty). One row per desk.
select d.id,
       (select count(*) from chat where desk_id = d.id and state = 1) as waiting,
       (select count(*) from duty_desk where desk_id = d.id) as workers
  from desk d
 where d.id = any ($1::uuid[])
