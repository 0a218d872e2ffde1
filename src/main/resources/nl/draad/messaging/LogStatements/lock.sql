-- Queues behind the other nodes that lost a place in this channel again and again.
-- $1 the channel's key  (kept until the transaction ends)
select pg_advisory_xact_lock($1)
