-- Closes an account. Waits for sessions that are being opened, which hold a share lock on the row, so that the caller's next
-- statement in the same transaction sees and ends them.
-- $1 id  $2 now
-- No rows. Closed before: nothing changes.
update account
set closed_at = $2
where id = $1 and closed_at is null
