-- The chats that a person has open, as client or as worker. A worker's are those in the slots: never more than a few.
-- $1 person
-- Ids.
select id from chat where client_id = $1 and state in (1, 2)
union
select chat_id from chat_slot where worker_id = $1
