-- The chats that make asking again harmless: the one with the same ref, and the one that this client has open at this desk.
-- $1 client  $2 ref  $3 desk
-- id, ref, desk_id, subject. At most two rows.
select id, ref, desk_id, subject
  from chat
 where client_id = $1 and (ref = $2 or desk_id = $3 and state in (1, 2))
