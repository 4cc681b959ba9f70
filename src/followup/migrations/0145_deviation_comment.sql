-- What is said where a deviation is: a unit, or one cost type or account of it, through a month. In versions; the highest holds.
create table followup.deviation_comment (
  authority_id uuid not null,
  unit text not null,
  month text not null check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  -- Empty: the unit as a whole.
  line text not null check (line ~ '^([a-z][a-z0-9_]{0,59}|[0-9]{3,10})?$'),
  version int not null check (version > 0),
  -- Empty: taken away.
  comment text not null,
  written_by text not null,
  written_at timestamptz not null default now(),
  primary key (authority_id, month, unit, line, version)
);
select roder_isolate('followup.deviation_comment');
revoke update, delete, truncate on followup.deviation_comment from roder_app;
