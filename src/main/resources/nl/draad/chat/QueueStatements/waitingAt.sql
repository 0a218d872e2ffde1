-- Where a client waits.
-- $1 client
-- desk_id: an index look.
select desk_id from chat where client_id = $1 and state = 1
