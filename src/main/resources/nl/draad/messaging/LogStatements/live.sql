-- The open channels that people are in now: the comparison that notices a joining that was committed and never published.
-- $1 people
-- person_id, channel_id.
select person_id, channel_id from member where person_id = any ($1::uuid[]) and until_seq is null and live
