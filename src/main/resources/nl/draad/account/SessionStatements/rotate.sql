-- Takes the secret that is in force and puts the next one in its place. The secret before it is taken too: nobody has shown
-- the one in force, so its answer may be lost. Soon after it was made, the same one is given again (two tabs, a repeat);
-- later, another takes its place, so that two who hold the one before it are told apart when both have come.
-- $1 session  $2 digest of the secret that came  $3 digest of the next, made now  $4 now  $5 end, if it is not used  $6 earliest making of a secret that is given again
-- One row: person_id, name, rotated_at (when the secret now in force was made); or none. Two at once wait for each other at the row, and the second is judged by what the first made of it.
update session
set previous_secret = $2,
    secret = case when previous_secret = $2 and rotated_at > $6 then secret else $3 end,
    rotated_at = case when previous_secret = $2 and rotated_at > $6 then rotated_at else $4 end,
    expires_at = $5
from account
where session.id = $1
  and account.id = session.person_id
  and session.ended_at is null
  and session.expires_at > $4
  and (secret = $2 or previous_secret = $2)
returning session.person_id, account.name, session.rotated_at
