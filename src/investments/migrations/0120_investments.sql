-- Investment areas and projects. A project is saved in versions and never overwritten; so is what it has cost by year.
create schema if not exists investments;

create table investments.area (
  authority_id uuid not null,
  area_id text not null,
  area_name text not null,
  life_years int not null check (life_years between 1 and 100),
  position int not null,
  primary key (authority_id, area_id)
);
select roder_isolate('investments.area');

create table investments.project (
  authority_id uuid not null,
  project_id text not null,
  version int not null check (version > 0),
  body jsonb not null,
  saved_by text not null,
  saved_at timestamptz not null default now(),
  primary key (authority_id, project_id, version)
);
select roder_isolate('investments.project');

create table investments.outcome (
  authority_id uuid not null,
  project_id text not null,
  budget_year int not null,
  version int not null check (version > 0),
  -- Null is missing, never nought.
  outcome_ore bigint,
  forecast_ore bigint,
  saved_by text not null,
  saved_at timestamptz not null default now(),
  primary key (authority_id, project_id, budget_year, version)
);
select roder_isolate('investments.outcome');
