-- Which of these sessions are over: ended, expired, or never there.
-- $1 sessions  $2 now
-- One row each: id.
select asked.id
from unnest($1::uuid[]) as asked (id)
where not exists (
  select from session where session.id = asked.id and ended_at is null and expires_at > $2)
