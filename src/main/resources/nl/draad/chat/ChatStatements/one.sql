-- Whether a chat is this person's own, as its client or as its worker.
-- $1 chat  $2 person
-- Its id, or no row: a foreign chat and an unknown one are one and the same.
select id from chat where id = $1 and (client_id = $2 or worker_id = $2)
