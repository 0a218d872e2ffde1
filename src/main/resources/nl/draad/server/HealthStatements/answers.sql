-- Whether PostgreSQL answers at all. No parameters.
-- Returns one row. Reads no table, so that nothing can make it wait.
select 1
