-- How many chats a worker may have at once, and how many there are now.
-- $1 worker
-- capacity, chats. One row; who was never on duty has the capacity that everybody begins with, the column's default.
select coalesce((select capacity from duty where person_id = $1), 2) as capacity,
       (select count(*) from chat_slot where worker_id = $1) as chats
