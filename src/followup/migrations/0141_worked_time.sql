-- Worked full-time equivalents by unit and month, in hundredths, as each file said; the latest version holds.
create table followup.worked_time (
  authority_id uuid not null,
  unit text not null,
  month text not null check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  version int not null check (version > 0),
  fte_hundredths int not null check (fte_hundredths >= 0),
  file_name text not null,
  synthetic boolean not null,
  read_by text not null,
  read_at timestamptz not null,
  primary key (authority_id, unit, month, version)
);
select roder_isolate('followup.worked_time');
revoke update, delete, truncate on followup.worked_time from roder_app;
