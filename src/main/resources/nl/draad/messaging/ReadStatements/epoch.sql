-- Which database this is, and on which timeline: after a restore or a failover it is another one, and what nodes and devices hold of
-- ends may be wrong.
-- epoch: text.
select epoch || '-' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) as epoch from deployment
