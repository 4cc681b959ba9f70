-- The detailed budget: unit × account × month as cells in versions. Every save has a number; a cell keeps every value it has had.
create schema if not exists budget;

-- The latest save of a sheet. Whoever saves holds this row, so that two saves come one after the other.
create table budget.detail_sheet (
  authority_id uuid not null,
  year integer not null check (year between 1900 and 2200),
  unit text not null,
  version integer not null check (version >= 0),
  primary key (authority_id, year, unit)
);
select roder_isolate('budget.detail_sheet');

create table budget.detail_save (
  authority_id uuid not null,
  year integer not null,
  unit text not null,
  version integer not null check (version > 0),
  saved_by text not null,
  saved_at timestamptz not null,
  -- How it came: written in the grid or a form, a file, last year's, a computed row, or brought in.
  source text not null check (source in ('grid', 'form', 'file', 'copy', 'staffing', 'seed')),
  primary key (authority_id, year, unit, version)
);
select roder_isolate('budget.detail_save');
revoke update, delete, truncate on budget.detail_save from roder_app;

-- Statement signs: income +, costs −. Neither öre nor words: emptied. Without an account the row is taken away.
create table budget.detail_cell (
  authority_id uuid not null,
  year integer not null,
  unit text not null,
  row_id text not null check (row_id ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  field text not null check (field ~ '^(account|activity|text|comment|[mn]([1-9]|1[0-2]))$'),
  version integer not null check (version > 0),
  ore bigint check (ore is null or field like 'm%'),
  words text check (words is null or field not like 'm%'),
  primary key (authority_id, year, unit, row_id, field, version)
);
select roder_isolate('budget.detail_cell');
revoke update, delete, truncate on budget.detail_cell from roder_app;

-- A version handed in, the frame it was held against, and who distributes what was left of it.
create table budget.detail_handed_in (
  authority_id uuid not null,
  year integer not null,
  unit text not null,
  version integer not null check (version > 0),
  frame_ore bigint not null,
  net_ore bigint not null,
  rest_owner text not null default '',
  rest_due date,
  handed_in_by text not null,
  handed_in_at timestamptz not null,
  primary key (authority_id, year, unit, version)
);
select roder_isolate('budget.detail_handed_in');
revoke update, delete, truncate on budget.detail_handed_in from roder_app;
