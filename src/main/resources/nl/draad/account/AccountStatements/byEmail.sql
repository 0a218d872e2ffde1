-- The open account with this address, whatever its capitals.
-- $1 e-mail address
-- One row or none: id, name, password_hash.
select id, name, password_hash
from account
where lower(email) = lower($1) and closed_at is null
