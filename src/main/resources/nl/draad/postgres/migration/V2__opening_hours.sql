-- When desks are open. A desk without a row here is always open, in Europe/Amsterdam and in Dutch.

-- A desk's hours, all of them in every version: the newest counts, the others say who changed what and when.
-- They are read and written as a whole, and hold what people wrote: bytes, as everything of that kind.
-- JSON: {zone, language, always, week: {monday: [{opens, closes}], ...}, holidays, exceptions: [{date, periods, reason?}]}
create table desk_hours (
  desk_id     uuid not null references desk,
  version     bigint not null check (version > 0),
  hours       bytea not null,
  changed_at  timestamptz not null,
  changed_by  uuid references account,          -- null: whoever set the deployment up
  primary key (desk_id, version)
);

-- Times that a desk was closed at once, whatever its hours say. Ended by hand (lifted) or by its own end (until).
create table desk_emergency (
  desk_id    uuid not null references desk,
  since      timestamptz not null,
  closed_by  uuid not null references account,
  text       bytea not null,                    -- for visitors
  until      timestamptz,
  lifted_at  timestamptz,
  lifted_by  uuid references account            -- null where it had reached its end
);
create unique index desk_emergency_now on desk_emergency (desk_id) where lifted_at is null;
create index desk_emergency_desk on desk_emergency (desk_id, since);
