-- Everyone who is or was in channels, with names, so that old entries have names too.
-- $1 person  $2 channels
-- channel_id, person_id, name, role, present, delivered_seq, read_seq. Only of channels that this person is in now.
select m.channel_id, m.person_id, a.name, m.role, m.until_seq is null as present,
       coalesce(held.delivered_seq, 0) as delivered_seq, coalesce(held.read_seq, 0) as read_seq
  from member me
  join member m on m.channel_id = me.channel_id
  join account a on a.id = m.person_id
  left join cursor held on held.channel_id = m.channel_id and held.person_id = m.person_id
 where me.person_id = $1 and me.channel_id = any ($2::uuid[]) and me.until_seq is null
 order by m.channel_id, m.from_seq
