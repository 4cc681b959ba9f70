-- Reported values of indicators: the cell as written, for a period and a part, in versions. The highest version holds.
create table goals.value (
  authority_id uuid not null,
  indicator_id text not null,
  period text not null check (period ~ '^[0-9]{4}(-(0[1-9]|1[0-2]))?$'),
  part text not null check (part in ('total', 'women', 'men') or part like 'age:_%'),
  version int not null check (version > 0),
  cell text not null,
  missing text check (length(missing) > 0),
  persons int check (persons >= 0),
  source text not null check (source in ('typed', 'file', 'figure', 'formula')),
  reported_by text not null,
  on_behalf_of text,
  reported_at timestamptz not null,
  reason text,
  primary key (authority_id, indicator_id, period, part, version),
  -- No value is a choice with a reason, never an empty field.
  check ((cell = '') = (missing is not null)),
  -- A correction says why.
  check (version = 1 or (reason is not null and reason <> ''))
);
select roder_isolate('goals.value');
create index value_by_period on goals.value (authority_id, period);

-- What a pasted or uploaded sheet was read as, kept between the preview and the yes; nothing of it holds until then.
create table goals.value_sheet (
  authority_id uuid not null,
  sheet_id uuid not null,
  period text not null,
  file_name text,
  content jsonb not null,
  read_by text not null,
  read_at timestamptz not null default now(),
  confirmed_at timestamptz,
  primary key (authority_id, sheet_id)
);
select roder_isolate('goals.value_sheet');
