-- Takes a try, counted as wrong until it turns out right: so many tries at once cannot pass for one. From the last free try on
-- each makes the next one wait, twice as long as before, 5 seconds to 15 minutes. A day without tries forgets them.
-- $1 key  $2 how many are free  $3 now
-- One row: failures; or none, and nothing changed, when the next try has to wait.
insert into slowdown as known (key, failures, until)
values ($1, 1, $3)
on conflict (key) do update
set failures = case when known.until < $3 - interval '1 day' then 1 else known.failures + 1 end,
    until = case
      when known.until < $3 - interval '1 day' or known.failures + 1 < $2 then $3
      else $3 + interval '1 second' * least(900, 5 * 2 ^ least(known.failures + 1 - $2, 10))
    end
where known.until <= $3
returning failures
