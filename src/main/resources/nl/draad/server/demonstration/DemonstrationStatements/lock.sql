-- Lets one node at a time look whether the demonstration is there, and load it. Held until the transaction ends.
select pg_advisory_xact_lock(hashtext('nl.draad.server.demonstration'))
