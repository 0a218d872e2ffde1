-- Takes the secret that is in force and puts the next one in its place. The secret before it is taken too for a while, if what
-- follows from it is what is in force: then an answer was lost or two tabs asked at once, and nothing changes but the end.
-- $1 session  $2 digest of the secret that came  $3 digest of the next  $4 now  $5 end, if it is not used  $6 earliest rotation of which the previous secret is taken
-- One row: person_id, name; or none. Two at once wait for each other at the row, and the second is judged by what the first made of it.
update session
set previous_secret = case when secret = $2 then secret else previous_secret end,
    rotated_at = case when secret = $2 then $4 else rotated_at end,
    secret = $3,
    expires_at = $5
from account
where session.id = $1
  and account.id = session.person_id
  and session.ended_at is null
  and session.expires_at > $4
  and (secret = $2 or (previous_secret = $2 and secret = $3 and rotated_at > $6))
returning session.person_id, account.name
