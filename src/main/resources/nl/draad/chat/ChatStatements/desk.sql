-- The desk that a client asks at, locked until the transaction ends: who asks at a desk stands in one row, in the order of coming.
-- $1 desk  $2 client
-- organisation_id, name (the client's); no row when there is no such desk or the account is closed.
select d.organisation_id, a.name
  from desk d
  join account a on a.id = $2 and a.closed_at is null
 where d.id = $1
   for no key update of d
