-- Until when the next try has to wait.
-- $1 key
-- One row or none: until.
select until
from slowdown
where key = $1
