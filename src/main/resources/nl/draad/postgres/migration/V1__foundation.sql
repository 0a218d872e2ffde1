-- Draad's foundation. Forward only: two versions of the application may run against it at once.
-- Every text that a person wrote or is named in (entry bodies, subjects) is bytes, because it will be sealed with a key per dossier.

-- ── identity ─────────────────────────────────────────────────────────────────────────────────────

create table organisation (
  id    uuid primary key,
  slug  text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name  text not null
);

create table account (
  id             uuid primary key,
  name           text not null,                 -- what this person wants to be called by
  email          text not null,                 -- as typed; compared in lower case
  password_hash  text not null,                 -- Argon2id, in PHC form
  created_at     timestamptz not null,
  closed_at      timestamptz
);
create unique index account_email on account (lower(email)) where closed_at is null;

-- Somebody who works for an organisation, and as what.
create table staff (
  organisation_id  uuid not null references organisation,
  person_id        uuid not null references account,
  role             text not null check (role in ('worker', 'coordinator', 'manager')),
  primary key (organisation_id, person_id)
);
create index staff_person on staff (person_id);

-- One signed-in device. The secrets are hashes of the refresh token now in force and of the one before it.
create table session (
  id               uuid primary key,
  person_id        uuid not null references account,
  secret           bytea not null,
  previous_secret  bytea,
  rotated_at       timestamptz not null,
  created_at       timestamptz not null,
  expires_at       timestamptz not null,
  ended_at         timestamptz
);
create index session_person on session (person_id) where ended_at is null;

-- Wrong passwords, per account and per address (both as a keyed hash), and until when the next try has to wait.
create table slowdown (
  key       bytea primary key,
  failures  int not null,
  until     timestamptz not null
);

-- Keys that sign access tokens; the private half is sealed with the master key.
create table signing_key (
  id          text primary key,
  sealed      bytea not null,
  public_jwk  text not null,
  created_at  timestamptz not null
);

-- What this database is. A restored or replaced database gets another epoch, and devices start over.
create table deployment (epoch uuid not null);
insert into deployment values (gen_random_uuid());

-- ── the log ──────────────────────────────────────────────────────────────────────────────────────

create table channel (
  id               uuid primary key,
  kind             smallint not null,           -- 1 chat, 2 group, 3 messages, 4 staff
  organisation_id  uuid not null references organisation,
  place_id         uuid not null,               -- the desk of a chat, the dossier of a group thread or of messages
  created_at       timestamptz not null
);
create index channel_place on channel (place_id);

-- One appended entry: everything that changes a channel. Never updated, never deleted but with its channel.
create table entry (
  channel_id  uuid not null,
  seq         bigint not null check (seq > 0),
  kind        smallint not null,                -- numbered in nl.draad.messaging.EntryKind
  author_id   uuid not null,                    -- the zero UUID is the system
  ref         uuid not null,                    -- the author's key: a repeat is stored once
  about       bigint,                           -- the entry that this one edits, withdraws or answers
  posts       bigint not null,                  -- posts up to and including this place
  at          timestamptz not null,
  body        bytea not null,
  primary key (channel_id, seq),
  unique (channel_id, author_id, ref)
);
create index entry_about on entry (channel_id, about) where about is not null;

-- The entry as it stands now, which is all that a device is ever sent: fold 0 as written, 1 changed since, 2 taken back since.
-- A post or edit that was taken back has an empty body; a changed one has the newest text.
create view folded as
select e.channel_id, e.seq, e.kind, e.author_id, e.ref, e.about, e.posts, e.at,
       case when later.withdrawn is not null then 2 when e.kind = 1 and later.edited is not null then 1 else 0 end as fold,
       case when later.withdrawn is not null then ''::bytea
            when later.edited is not null
            then (select newest.body from entry newest where newest.channel_id = e.channel_id and newest.seq = later.edited)
            else e.body end as body
  from entry e
  left join lateral (
       select max(l.seq) filter (where l.kind = 2) as edited, max(l.seq) filter (where l.kind = 3) as withdrawn
         from entry l
        where e.kind in (1, 2) and l.channel_id = e.channel_id and l.kind in (2, 3)
          and l.about = case e.kind when 1 then e.seq else e.about end) later on true;

-- Who is, or was, in a channel: a projection of the log. Reads join it; until_seq is the entry that ended it.
create table member (
  channel_id    uuid not null references channel,
  person_id     uuid not null references account,
  from_seq      bigint not null,
  until_seq     bigint,
  role          smallint not null,              -- numbered in nl.draad.access.ChannelRole
  visible_from  bigint not null,
  live          boolean not null default true,  -- false once the channel is closed: still readable, no longer followed
  primary key (channel_id, person_id, from_seq)
);
create unique index member_now on member (channel_id, person_id) where until_seq is null;
create index member_person on member (person_id) where until_seq is null and live;

-- How far somebody's devices hold and somebody has read. Only ever forward.
create table cursor (
  channel_id     uuid not null,
  person_id      uuid not null,
  delivered_seq  bigint not null default 0,
  read_seq       bigint not null default 0,
  primary key (channel_id, person_id)
) with (fillfactor = 70);

-- ── the chat desk ────────────────────────────────────────────────────────────────────────────────

create table desk (
  id               uuid primary key,
  organisation_id  uuid not null references organisation,
  name             text not null,
  version          bigint not null default 0    -- one more with every change of its queue
);
create index desk_organisation on desk (organisation_id);

-- A worker's turn: one row per worker, locked first by every claim.
create table duty (
  person_id  uuid primary key references account,
  capacity   int not null default 2 check (capacity between 1 and 10)
);
create table duty_desk (
  person_id  uuid not null references duty,
  desk_id    uuid not null references desk,
  since      timestamptz not null,
  primary key (person_id, desk_id)
);
create index duty_desk_desk on duty_desk (desk_id);

-- A chat: its id is its channel's.
create table chat (
  id            uuid primary key references channel,
  desk_id       uuid not null references desk,
  client_id     uuid not null references account,
  worker_id     uuid references account,
  ref           uuid not null,                  -- the client's own key for asking
  subject       bytea,
  state         smallint not null,              -- 1 waiting, 2 active, 3 ended, 4 cancelled
  requested_at  timestamptz not null,
  claimed_at    timestamptz,
  ended_at      timestamptz,
  ended_by      text,
  unique (client_id, ref)
);
create unique index chat_open on chat (client_id, desk_id) where state in (1, 2);
create index chat_waiting on chat (desk_id, requested_at, id) where state = 1;
create index chat_client on chat (client_id, requested_at desc, id);
create index chat_worker on chat (worker_id, requested_at desc, id);

-- An active chat occupies a numbered slot of its worker: capacity cannot be passed, however many claim at once.
create table chat_slot (
  worker_id  uuid not null references duty (person_id),
  slot       int not null check (slot between 1 and 10),
  chat_id    uuid not null unique references chat,
  primary key (worker_id, slot)
);

-- ── the dossier ──────────────────────────────────────────────────────────────────────────────────

create table dossier (
  id               uuid primary key,
  organisation_id  uuid not null references organisation,
  client_id        uuid not null references account,
  created_at       timestamptz not null
);
create index dossier_client on dossier (client_id);

-- The team: who has access to a dossier, and as what.
create table team_member (
  dossier_id  uuid not null references dossier,
  person_id   uuid not null references account,
  role        smallint not null,                -- numbered in nl.draad.access.ChannelRole
  since       timestamptz not null,
  until       timestamptz,
  primary key (dossier_id, person_id, since)
);
create unique index team_member_now on team_member (dossier_id, person_id) where until is null;
create index team_member_person on team_member (person_id) where until is null;
