-- What time it is at PostgreSQL, not when the transaction began.
-- now: timestamptz.
select clock_timestamp() as now
