-- One more change of a desk's queue. The last statement of its transaction, because it makes the desk's other changes wait.
-- $1 desk
-- version.
update desk set version = version + 1 where id = $1 returning version
