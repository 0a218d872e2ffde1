-- Whether nobody is in this database yet.
-- empty
select not exists (select from account) and not exists (select from organisation) as empty
