-- A plan's structure and what has been put into it. Nothing is overwritten: the highest version holds.
create schema if not exists plan;
create table plan.structure (
  authority_id uuid not null,
  plan_id text not null check (plan_id ~ '^[a-z0-9][a-z0-9-]{0,79}$'),
  version int not null check (version > 0),
  body jsonb not null,
  saved_by text not null,
  saved_at timestamptz not null default now(),
  primary key (authority_id, plan_id, version)
);
select roder_isolate('plan.structure');

create table plan.leaf (
  authority_id uuid not null,
  plan_id text not null,
  ref text not null,
  version int not null check (version > 0),
  -- Öre, parts per million, a count or a printed percentage, as the unit says; null is missing.
  value numeric,
  unit text not null check (unit in ('ore', 'ppm', 'count', 'percent')),
  label jsonb not null,
  basis text not null check (basis in ('computed', 'published', 'registered', 'synthetic')),
  source text not null,
  saved_by text not null,
  saved_at timestamptz not null default now(),
  primary key (authority_id, plan_id, ref, version)
);
select roder_isolate('plan.leaf');
revoke update, delete, truncate on plan.structure, plan.leaf from roder_app;
