-- The keys with which a token can be signed that has not expired: the newest one that everybody has known for long, and all after it.
-- $1 the time before which a key has been signing for longer than tokens live
-- Oldest first: id, sealed, public_jwk, created_at.
select id, sealed, public_jwk, created_at
from signing_key
where created_at >= coalesce((select max(created_at) from signing_key where created_at < $1), '-infinity')
order by created_at, id
