-- Ends a living session for which a secret came that is not, or no longer, its own. What is asked again here keeps a session
-- whose secret became right after it was refused.
-- $1 session  $2 digest of the secret that came  $3 digest of the next  $4 now  $5 earliest rotation of which the previous secret is taken
-- One row when it was ended: id, person_id.
update session
set ended_at = $4
where id = $1
  and ended_at is null
  and expires_at > $4
  and secret <> $2
  and not coalesce(previous_secret = $2 and secret = $3 and rotated_at > $5, false)
returning id, person_id
