-- Ends a living session for which a secret came that is neither in force nor the one before. What is asked again here keeps
-- a session whose secret became right after it was refused.
-- $1 session  $2 digest of the secret that came  $3 now
-- One row when it was ended: id, person_id.
update session
set ended_at = $3
where id = $1
  and ended_at is null
  and expires_at > $3
  and secret <> $2
  and previous_secret is distinct from $2
returning id, person_id
