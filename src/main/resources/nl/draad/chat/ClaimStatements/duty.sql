-- A worker's turn, locked until the transaction ends: a worker's claims come one after the other, on whatever device and desk.
-- $1 worker
-- person_id, or no row: this worker was never on duty.
select person_id from duty where person_id = $1 for no key update
