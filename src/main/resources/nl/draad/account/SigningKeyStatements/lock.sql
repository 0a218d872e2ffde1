-- Lets one node at a time look after the keys, until the end of the transaction. The number is this purpose's own.
-- One row, without meaning.
select pg_advisory_xact_lock(7203001)
