-- Keeps a new key, if there is none that is young enough. Under the lock.
-- $1 id  $2 sealed private half  $3 public half  $4 now  $5 the time after which a key is young enough
-- No rows.
insert into signing_key (id, sealed, public_jwk, created_at)
select $1, $2, $3, $4
where not exists (select from signing_key where created_at > $5)
