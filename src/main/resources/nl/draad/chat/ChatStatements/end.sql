-- A chat finished, and its worker's slot free again. The chat is locked.
-- $1 chat  $2 state (ended or cancelled)  $3 time  $4 by (client, worker or system)
-- No rows.
with freed as (delete from chat_slot where chat_id = $1)
update chat set state = $2, ended_at = $3, ended_by = $4 where id = $1
