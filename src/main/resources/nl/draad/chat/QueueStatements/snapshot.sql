-- Everyone who waits at a desk, of one moment: one statement is one snapshot, so version and rows belong together.
-- $1 desk
-- version, id, client_id, name, subject, requested_at, seq (where the channel ends), first come first. One row without a chat when nobody waits.
select d.version, c.id, c.client_id, a.name, c.subject, c.requested_at, e.seq
  from desk d
  left join chat c on c.desk_id = d.id and c.state = 1
  left join account a on a.id = c.client_id
  left join lateral (select seq from entry where channel_id = c.id order by seq desc limit 1) e on true
 where d.id = $1
 order by c.requested_at, c.id
