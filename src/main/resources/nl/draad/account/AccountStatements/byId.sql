-- An open account.
-- $1 id
-- One row or none: name.
select name
from account
where id = $1 and closed_at is null
