-- Gives back a try that was taken and turned out not to be wrong, and the wait that it made.
-- $1 key  $2 now
-- No rows.
update slowdown
set failures = greatest(failures - 1, 0), until = least(until, $2)
where key = $1
