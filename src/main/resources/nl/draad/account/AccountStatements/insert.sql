-- Makes an account.
-- $1 id  $2 name  $3 e-mail address as typed  $4 password hash  $5 now
-- No rows. Fails on the index account_email when an open account has the address, however many try at once.
insert into account (id, name, email, password_hash, created_at)
values ($1, $2, $3, $4, $5)
