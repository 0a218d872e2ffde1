-- Opens a session of an open account. The share lock makes it wait for a closing of the account, and then give nothing.
-- $1 id  $2 person  $3 digest of the secret  $4 now  $5 end, if it is not used
-- One row: id; or none when the account was closed meanwhile.
insert into session (id, person_id, secret, rotated_at, created_at, expires_at)
select $1, id, $3, $4, $4, $5
from account
where id = $2 and closed_at is null
for share
returning id
